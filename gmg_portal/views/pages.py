"""Small pages of the portal itself."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from drf_spectacular.generators import SchemaGenerator

from gmg_portal.lib.problems import PROBLEMS


class Page(TemplateView):
    http_method_names = ["get", "head", "options"]


class Contact(Page):
    template_name = "contact.html"
    extra_context = {"crumbs": [(_("Contact"), "")]}


class Accessibility(Page):
    template_name = "accessibility.html"
    extra_context = {"crumbs": [(_("Accessibility"), "")]}


class ApiDocs(Page):
    """The API in words, drawn from its own schema."""

    template_name = "api_docs.html"

    def get_context_data(self, **kwargs):
        schema = SchemaGenerator().get_schema(request=None, public=True)
        return {
            "nav_section": "data",
            "crumbs": [(_("Data and reuse"), reverse("data")), (_("API"), "")],
            "problems": [
                {"status": status, "anchor": anchor, "title": title}
                for status, (anchor, title) in PROBLEMS.items()
            ],
            "base_url": self.request.build_absolute_uri("/api/v1/"),
            "schema_url": self.request.build_absolute_uri(reverse("api_schema")),
            "lists": list(described_lists(schema)),
            **kwargs,
        }


def described_lists(schema):
    """For each list its path, what it says of itself, parameters and fields of an object."""
    components = schema["components"]["schemas"]
    for path, methods in sorted(schema["paths"].items()):
        operation = methods.get("get", {})
        if "{" in path or not operation:
            continue
        parameters = [each for each in operation.get("parameters", []) if each["in"] == "query"]
        yield {
            "path": path,
            "asks_first": any(each.get("required") for each in parameters),
            "name": path.strip("/").rsplit("/", 1)[-1],
            "description": operation.get("description", ""),
            "parameters": [described_parameter(each) for each in parameters],
            "fields": sorted(fields_of(operation, components)),
        }


def described_parameter(parameter):
    schema = parameter.get("schema", {})
    several = schema.get("type") == "array"
    inner = schema.get("items", {}) if several else schema
    return {
        "name": parameter["name"],
        "description": parameter.get("description", ""),
        "is_repeatable": several,
        "values": inner.get("enum", []),
    }


def fields_of(operation, components):
    content = operation["responses"]["200"]["content"]["application/json"]["schema"]
    page = components.get(content.get("$ref", "").rsplit("/", 1)[-1], content)
    row = page.get("properties", {}).get("results", {}).get("items", {})
    return components.get(row.get("$ref", "").rsplit("/", 1)[-1], {}).get("properties", {})


@require_safe
def robots(request):
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *"]
    lines += [
        f"Disallow: /{name}/" for name in ("admin", "account", "workspace", "link", "handover")
    ]
    return HttpResponse(
        "\n".join([*lines, "", f"Sitemap: {sitemap}", ""]), content_type="text/plain; charset=utf-8"
    )

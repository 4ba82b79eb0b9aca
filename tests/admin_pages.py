"""How a person of the secretariat uses the admin: reads a page, changes fields, sends the form."""

from html.parser import HTMLParser

from django.http import QueryDict
from django.urls import reverse


def admin_url(record_or_model, page="change", *args):
    opts = record_or_model._meta
    if page in ("change", "history", "delete", "version"):
        args = [record_or_model.pk, *args]
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def read_form(response):
    """What a browser would send of the page's main form: field name -> list of values."""
    reader = FormReader()
    reader.feed(response.content.decode())
    return reader.fields


def send(client, url, fields, /, **changes):
    """Send the fields of a form with some changed; None leaves one out."""
    data = QueryDict(mutable=True)
    for name, values in {**fields, **changes}.items():
        if values is not None:
            data.setlist(name, values if isinstance(values, list) else [values])
    data["_save"] = "Save"
    body = data.urlencode()
    return client.post(url, body, content_type="application/x-www-form-urlencoded")


def open_form(client, record_or_model, page="change"):
    """The address of a form and its fields."""
    url = admin_url(record_or_model, page)
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return url, read_form(response)


class FormReader(HTMLParser):
    """Collects the fields of the form that has `id` ending in `_form`."""

    def __init__(self):
        super().__init__()
        self.fields, self.inside, self.select, self.textarea = {}, False, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id", "").endswith("_form")
        elif self.inside:
            getattr(self, f"start_{tag}", lambda attrs: None)(attrs)

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.textarea:
            name, text = self.textarea
            self.add(name, text.removeprefix("\n"))
            self.textarea = None

    def handle_data(self, data):
        if self.textarea:
            self.textarea = (self.textarea[0], self.textarea[1] + data)

    def start_input(self, attrs):
        kind = attrs.get("type", "text")
        if kind in ("submit", "button") or not attrs.get("name"):
            return
        if kind in ("checkbox", "radio") and "checked" not in attrs:
            return
        self.add(attrs["name"], attrs.get("value", "on" if kind == "checkbox" else ""))

    def start_textarea(self, attrs):
        self.textarea = (attrs["name"], "")

    def start_select(self, attrs):
        self.select = attrs.get("name")
        if self.select and "multiple" not in attrs:
            self.fields.setdefault(self.select, [""])

    def start_option(self, attrs):
        if self.select and "selected" in attrs:
            if self.fields.get(self.select) == [""]:
                self.fields[self.select] = []
            self.add(self.select, attrs.get("value", ""))

    def add(self, name, value):
        self.fields.setdefault(name, []).append(value)

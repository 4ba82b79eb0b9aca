"""Import with a preview of every row, and export, as CSV and XLSX."""

import uuid

import tablib
from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.spreadsheets import FORMATS, read_table, write_table

#: For how long a preview may be confirmed.
PREVIEW_SECONDS = 60 * 60
#: More rows are imported but not drawn.
ROWS_SHOWN = 500


class UploadForm(forms.Form):
    table = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV in UTF-8, or XLSX (its first sheet); 5 MB at most. Rows are matched by their "
            "short name. An export has the right columns; columns left out are left alone."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_table(self):
        return read_table(self.cleaned_data["table"])


class Outcome:
    """What an import did, or would do: the rows that are good, and every error of the others."""

    def __init__(self, result, dataset):
        self.general = [m for error in result.base_errors for m in messages_of(error.error)]
        self.good = [row for row in result.rows if row.is_valid()]
        self.changes = [row for row in self.good if not row.is_skip()]
        self.headers = result.diff_headers
        wrong: dict[int, list] = {}
        for row in result.invalid_rows:
            cells = wrong.setdefault(row.number, [])
            for column, texts in row.error_dict.items():
                cells += [(column if column in dataset.headers else "", text) for text in texts]
        for number, errors in result.row_errors():
            cells = wrong.setdefault(number, [])
            cells += [("", text) for error in errors for text in messages_of(error.error)]
        self.wrong = [(n + 1, cells_of(dataset, n), wrong[n]) for n in sorted(wrong)]
        self.wrong_numbers = set(wrong)

    @property
    def is_clean(self):
        return not self.general and not self.wrong

    @property
    def new(self):
        return sum(row.is_new() for row in self.good)

    @property
    def updated(self):
        return sum(row.is_update() for row in self.good)

    @property
    def unchanged(self):
        return sum(row.is_skip() for row in self.good)

    @property
    def shown(self):
        """(is new, name, [(column, difference as HTML)]) of the first rows that change."""
        for row in self.changes[:ROWS_SHOWN]:
            cells = zip(self.headers, row.diff or [], strict=False)
            changed = [
                (column, cell)
                for column, cell in cells
                if column != "version" and ("<ins" in cell or "<del" in cell)
            ]
            yield row.is_new(), row.object_repr, changed

    @property
    def hidden(self):
        return max(0, len(self.changes) - ROWS_SHOWN)


def messages_of(error):
    return getattr(error, "messages", None) or [str(error) or type(error).__name__]


def cells_of(dataset, number):
    """The short name in a row, by its number from 1."""
    return str(dataset[number - 1][0]) if 0 < number <= len(dataset) else ""


class TransferViews:
    """For a ModelAdmin whose records have a resource: `resource_class`."""

    resource_class: type | None = None
    change_list_template = "admin/record/change_list.html"

    def get_urls(self):
        if self.resource_class is None:
            return super().get_urls()
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("import/", wrap(self.import_view), name=f"{name}_import"),
            path("import/confirm/", wrap(self.confirm_view), name=f"{name}_import_confirm"),
            *(
                path(
                    f"export.{kind}",
                    wrap(self.export_view),
                    {"kind": kind},
                    name=f"{name}_export_{kind}",
                )
                for kind in FORMATS
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        context = {
            "can_transfer": self.resource_class is not None,
            "can_import": self.has_import_permission(request),
            "query": request.GET.urlencode(),
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def has_import_permission(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    # Out

    def export_view(self, request, kind):
        """What the list shows with its search and filters, all pages of it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        records = self.get_changelist_instance(request).get_queryset(request)
        dataset = self.resource_class().export(queryset=records)
        dataset.title = self.opts.model_name
        response = HttpResponse(write_table(dataset, kind), content_type=FORMATS[kind])
        name = f"{self.opts.model_name}-{timezone.localdate():%Y-%m-%d}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    # In

    def import_view(self, request):
        """Read a file and show what it would do; nothing is written."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if not form.is_bound or not form.is_valid():
            return self.import_page(request, form=form)
        dataset = self.with_versions(form.cleaned_data["table"])
        outcome = self.run(request, dataset, dry_run=True)
        token = uuid.uuid4().hex
        table = {"headers": dataset.headers, "rows": list(dataset)}
        cache.set(self.cache_key(request, token), table, PREVIEW_SECONDS)
        return self.import_page(request, form=UploadForm(), outcome=outcome, token=token)

    def confirm_view(self, request):
        """Import what was shown: all of it, or the good rows if that was asked for."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        here = HttpResponseRedirect(self.page_url("import"))
        key = self.cache_key(request, request.POST.get("token", "")[:32])
        table = cache.get(key)
        # Of two clicks the one that takes the preview away imports it.
        if table is None or not cache.delete(key):
            messages.error(
                request,
                _("This preview was imported already, or is too old. Choose the file again."),
            )
            return here
        dataset = tablib.Dataset(*table["rows"], headers=table["headers"])
        if "good_rows" in request.POST:
            trial = self.run(request, dataset, dry_run=True)
            rows = enumerate(table["rows"], 1)
            rows = [row for number, row in rows if number not in trial.wrong_numbers]
            dataset = tablib.Dataset(*rows, headers=table["headers"])
        outcome = self.run(request, dataset, dry_run=False)
        if not outcome.is_clean:
            messages.error(request, _("Nothing was imported: see the errors below."))
            return self.import_page(request, form=UploadForm(), outcome=outcome)
        text = _("Imported: %(new)s new, %(updated)s changed, %(unchanged)s as they were.") % {
            "new": outcome.new,
            "updated": outcome.updated,
            "unchanged": outcome.unchanged,
        }
        messages.success(request, text)
        return HttpResponseRedirect(self.page_url("changelist"))

    def with_versions(self, dataset):
        """The rows with the versions of today where the file names none.

        So that what somebody saves between preview and confirmation is not overwritten.
        """
        key = self.resource_class.key
        if "version" in dataset.headers or key not in dataset.headers:
            return dataset
        names = [str(name).strip() for name in dataset[key]]
        versions = dict(
            self.model._base_manager.filter(**{f"{key}__in": names}).values_list(key, "version")
        )
        dataset.append_col([versions.get(name, "") for name in names], header="version")
        return dataset

    def run(self, request, dataset, dry_run):
        copy = tablib.Dataset(*dataset, headers=dataset.headers)
        result = self.resource_class().import_data(
            copy, dry_run=dry_run, raise_errors=False, use_transactions=True, user=request.user
        )
        return Outcome(result, dataset)

    def import_page(self, request, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import %s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "columns": [column.column_name for column in self.resource_class().get_import_fields()],
            "confirm_url": self.page_url("import_confirm"),
            "export_url": self.page_url("export_csv"),
            **context,
        }
        return TemplateResponse(request, "admin/record/import.html", context)

    def page_url(self, page):
        opts = self.opts
        return reverse(f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_{page}")

    def cache_key(self, request, token):
        return f"import:{self.opts.label_lower}:{request.user.pk}:{token}"

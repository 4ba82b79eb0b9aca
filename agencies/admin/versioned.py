"""Admin of versioned rows: nothing that somebody else saved is overwritten unseen."""

from functools import cache

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest
from django.db import IntegrityError, connections, router
from django.forms import Textarea
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from gmg_portal.lib.forms import VersionedModelForm
from gmg_portal.lib.formsets import RowRefused, VersionedInlineFormSet
from gmg_portal.lib.languages import LANGUAGE_CODES, RIGHT_TO_LEFT, column_suffix
from gmg_portal.lib.periods import EdtfField, format_date
from gmg_portal.lib.versions import StaleRecord, one_history_row

from .history import HistoryViews
from .widgets import ChoosesByTyping, is_key, show_what_is_read


def locked(queryset):
    """On writing, the rows as they are now, and nobody else writes them until we are done."""
    if connections[queryset.db].in_atomic_block:
        return queryset.select_for_update(of=("self",), no_key=True)
    return queryset


class WritingDirection:
    """Fields of translated columns know the language that is written in them."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = language_of(db_field.name)
        if field is not None and language:
            direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
            field.widget.attrs.update(lang=language, dir=direction)
        return field


def language_of(column):
    for code in LANGUAGE_CODES:
        if column.endswith(f"_{column_suffix(code)}"):
            return code
    return None


@cache
def date_column(field):
    """A column of a list: a date in words, ordered by its latest day."""

    @admin.display(description=field.verbose_name, ordering=f"{field.name}_latest", empty_value="–")
    def column(record):
        value = getattr(record, field.name)
        return format_date(value) if value else None

    column.__name__ = field.name
    return column


class Rows(VersionedInlineFormSet):
    """Names the records that its rows refer to without a query for each row."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        show_what_is_read(form)


class VersionedInline(WritingDirection, ChoosesByTyping, admin.TabularInline):
    """Rows under a record; each carries the version that the editor read."""

    form = VersionedModelForm
    formset = Rows
    extra = 0
    show_change_link = True

    def get_queryset(self, request):
        shown = self.get_autocomplete_fields(request)
        referred = [
            field.name
            for field in self.opts.concrete_fields
            if field.name in shown or field.related_model is self.parent_model
        ]
        queryset = super().get_queryset(request).select_related(*referred)
        return locked(queryset) if request.method == "POST" else queryset

    def get_fields(self, request, obj=None):
        return [*super().get_fields(request, obj), "read_version"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), Textarea):
            field.widget.attrs.update(rows=3, cols=36)
        return field


class VersionedAdmin(WritingDirection, ChoosesByTyping, HistoryViews, admin.ModelAdmin):
    form = VersionedModelForm
    change_form_template = "admin/record/change_form.html"
    delete_confirmation_template = "admin/record/delete_confirmation.html"
    list_per_page = 50
    list_max_show_all = 500
    show_full_result_count = False

    class Media:
        css = {"all": ["css/admin.css"]}

    # Reading what is edited

    def get_list_display(self, request):
        """Columns of the list; dates in words."""
        dates = {f.name: f for f in self.opts.concrete_fields if isinstance(f, EdtfField)}
        return [
            date_column(dates[name]) if name in dates else name
            for name in super().get_list_display(request)
        ]

    def get_object(self, request, object_id, from_field=None):
        record = super().get_object(request, object_id, from_field)
        if record is not None and request.method == "POST":
            rows = locked(self.model._base_manager.using(router.db_for_write(self.model)))
            return rows.filter(pk=record.pk).first()
        return record

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except RowRefused as refused:
            request.refused_row = refused
        except (StaleRecord, IntegrityError):
            pass  # Somebody was faster by a moment: now the form is checked against that.
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if issubclass(inline.formset, VersionedInlineFormSet) and request.method == "POST":
            kwargs["refused"] = getattr(request, "refused_row", None)
        return kwargs

    # Writing it

    def save_model(self, request, obj, form, change):
        if change and not form.changed_data:
            return
        with one_history_row(obj):
            obj.save()
            form.save_m2m()

    def save_related(self, request, form, formsets, change):
        for formset in formsets:
            self.save_formset(request, form, formset, change=change)
        request.nothing_changed = change and not (
            form.changed_data or any(formset.has_changed() for formset in formsets)
        )
        if form.is_overtaken or any(formset.is_overtaken for formset in formsets):
            text = _("Somebody else saved changes while you had the page open; they are kept.")
            messages.info(request, text)

    def log_change(self, request, obj, message):
        if message:
            return super().log_change(request, obj, message)
        return None

    def message_user(self, request, message, level=messages.INFO, *args, **kwargs):
        if getattr(request, "nothing_changed", False) and level == messages.SUCCESS:
            level, message = messages.INFO, _("Nothing was changed, so nothing was saved.")
        super().message_user(request, message, level, *args, **kwargs)

    # Telling what happened

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        conflicts = [form.conflict] if getattr(form, "conflict", None) else []
        for inline in context["inline_admin_formsets"]:
            conflicts += getattr(inline.formset, "conflicts", [])
        response = super().render_change_form(
            request, {**context, "conflicts": conflicts}, *args, **kwargs
        )
        if conflicts:
            response.status_code = 409
        return response

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        if request.method != "POST":
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        return self.tell_that_it_is_gone(request, unquote(object_id))

    def tell_that_it_is_gone(self, request, key):
        """The record was deleted while somebody edited it: here is what she wrote."""
        rows = self.model.history.filter(pk=None)
        if is_key(key):
            rows = self.model.history.filter(**{self.opts.pk.name: key}, history_type="-")
        context = {
            **self.admin_site.each_context(request),
            "title": _("This record was deleted while you edited it"),
            "opts": self.opts,
            "row": rows.select_related("history_user").first(),
            "written": self.what_was_written(request),
        }
        return TemplateResponse(request, "admin/record/gone.html", context, status=410)

    def what_was_written(self, request):
        """(label, text) of every field of a sent form that is not empty."""
        form = self.get_form(request)(request.POST)
        labels = {bound.html_name: bound.label for bound in form.visible_fields()}
        machinery = ("csrfmiddlewaretoken", "_", "initial-")
        endings = ("_version", "_FORMS", "-id")
        return [
            (labels.get(name, name), "\n".join(filter(None, values)))
            for name, values in request.POST.lists()
            if any(values) and not name.startswith(machinery) and not name.endswith(endings)
        ]

    def response_action(self, request, queryset):
        keys = request.POST.getlist(helpers.ACTION_CHECKBOX_NAME)
        if not all(map(is_key, keys)):
            raise BadRequest("Records are chosen by their numbers.")
        return super().response_action(request, queryset)

    # Deleting

    def get_actions(self, request):
        # Each is deleted on its own page, where one sees what goes with it.
        return {k: v for k, v in super().get_actions(request).items() if k != "delete_selected"}

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except StaleRecord as error:
            messages.error(request, " ".join([*error.messages, _("It was not deleted.")]))
            info = (self.admin_site.name, self.opts.app_label, self.opts.model_name)
            return HttpResponseRedirect(reverse("{}:{}_{}_change".format(*info), args=[object_id]))

    def delete_model(self, request, obj):
        if request.POST.get("read_version") != str(obj.version):
            raise StaleRecord(obj)
        super().delete_model(request, obj)

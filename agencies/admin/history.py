"""What became of a record, version by version, and the way back to one of them."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from gmg_portal.lib.conflicts import between
from gmg_portal.lib.snapshots import Words, snapshot, snapshot_of, snapshots_of, told_fields
from gmg_portal.lib.versions import one_history_row

from .widgets import is_key

#: What the public has seen stays as it is: an address, and whether the record is public.
NOT_RESTORED = {"slug", "publication", "withdrawn_because", "replaced_by", "state"}

VERSIONS_A_PAGE = 20


class HistoryViews:
    """For a ModelAdmin of a versioned model: its history page, and one for each version."""

    object_history_template = "admin/record/history.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_version"
        view = self.admin_site.admin_view(self.version_view)
        return [
            path("<path:object_id>/history/<int:history_id>/", view, name=name),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        rows = self.history_of(object_id)
        page = Paginator(rows, VERSIONS_A_PAGE).get_page(request.GET.get("p"))
        if not page.object_list:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        # One more than the page shows, for what its last one changed.
        shown = list(rows[page.start_index() - 1 : page.end_index() + 1])
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % (record or shown[0].history_object),
            "opts": self.opts,
            "object": record,
            "object_id": object_id,
            "page": page,
            "versions": with_changes(self.model, shown)[: len(page.object_list)],
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def version_view(self, request, object_id, history_id):
        """One version beside what is saved now; a POST restores it as a new version."""
        with transaction.atomic():
            record = self.get_object(request, unquote(object_id))
            row = self.history_of(object_id).filter(history_id=history_id).first()
            if record is None or row is None:
                raise Http404
            if request.method == "POST":
                return self.restore(request, record, row)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Version %(version)s: %(record)s")
            % {"version": row.version, "record": record},
            "opts": self.opts,
            "object": record,
            "object_id": object_id,
            "row": row,
            "differences": differences(self.model, snapshot_of(row), snapshot(record)),
            "fields": in_words(self.model, snapshot_of(row)),
            "may_restore": self.has_change_permission(request, record)
            and row.version != record.version,
        }
        return TemplateResponse(request, "admin/record/version.html", context)

    def restore(self, request, record, row):
        """Make what a version said a new version."""
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        here = HttpResponseRedirect(request.path)
        if request.POST.get("read_version") != str(record.version):
            messages.error(
                request, _("Somebody saved this record in between. Look at what would change now.")
            )
            return here
        try:
            with transaction.atomic():
                changed = take_over(record, row)
        except ValidationError as error:
            messages.error(request, _("This version cannot be restored:"))
            for message in error.messages:
                messages.error(request, message)
            return here
        if not changed:
            messages.info(request, _("The record says this already: nothing was changed."))
            return here
        text = _("Version %(version)s was restored.") % {"version": row.version}
        self.log_change(request, record, text)
        messages.success(request, text)
        return HttpResponseRedirect(self.history_url(record))

    def history_url(self, record):
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_history"
        return reverse(name, args=[record.pk])

    def history_of(self, object_id):
        """The rows of history of a record, the newest first."""
        key = unquote(object_id)
        rows = self.model.history.select_related("history_user")
        if not is_key(key):
            return rows.none()
        return rows.filter(**{self.opts.pk.name: key}).order_by("-history_date", "-history_id")


def with_changes(model, rows):
    """Rows of history, the newest first, each with the differences from the one before it."""
    states = snapshots_of(rows)
    words = Words(model, states)
    for row, now, before in zip(rows, states, [*states[1:], None], strict=True):
        row.differences = between(words, before, now) if before and row.history_type == "~" else []
    return rows


def differences(model, before, now):
    return between(Words(model, [before, now]), before, now)


def in_words(model, state):
    """(label, text) of all fields that are not empty."""
    words = Words(model, [state])
    texts = ((field.verbose_name, words.of(field, state[field.name])) for field in words.fields)
    return [(label, text) for label, text in texts if text]


def take_over(record, row):
    """Save what a row of history says as the newest version; whether that changed anything.

    Raises ValidationError when it breaks a rule today. Related records that are no more are left.
    """
    told, now = snapshot_of(row), snapshot(record)
    fields = [f for f in told_fields(type(record)) if f.name not in NOT_RESTORED]
    if all(told[field.name] == now[field.name] for field in fields):
        return False
    for field in fields:
        if not field.many_to_many:
            setattr(record, field.attname, told[field.name])
    record.clean_fields()  # before the rest: what it refers to may be no more
    record.full_clean()
    record._change_reason = _("Version %(version)s restored") % {"version": row.version}
    with one_history_row(record):
        record.save()
        for field in fields:
            if field.many_to_many:
                existing = field.related_model._base_manager.filter(pk__in=told[field.name])
                getattr(record, field.name).set(existing)
    return True

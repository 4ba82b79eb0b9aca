"""The admin of the portal: the secretariat's desk."""

from dataclasses import dataclass, field

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models.base import ModelBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Confidence, Publication
from agencies.people.team_letters import why_not_today
from workplan.trace.views import AdminTrace

from .desk_today import Today


@dataclass
class Cell:
    """How many records of a kind ask for somebody's eyes, and where they are listed."""

    count: int
    url: str


@dataclass
class Line:
    """One kind of record on the desk; `others` are pairs of a label and a cell."""

    label: str
    without_source: Cell
    unconfirmed: Cell
    drafts: Cell
    others: list = field(default_factory=list)

    @property
    def asks_for_something(self):
        cells = [self.without_source, self.unconfirmed, self.drafts]
        return any(cell.count for cell in [*cells, *(cell for _label, cell in self.others)])


class PortalAdminSite(AdminSite):
    site_header = _("The secretariat's desk")
    site_title = _("Secretariat")
    index_title = _("The secretariat's desk")
    index_template = "admin/desk.html"
    enable_nav_sidebar = True

    def index(self, request, extra_context=None):
        today = Today(request.user, self.name)
        context = {
            "desk": self.desk(request),
            "tasks": today.tasks(),
            "rounds": today.rounds(),
            "overdue": today.overdue(),
        }
        return super().index(request, {**(extra_context or {}), **context})

    def get_urls(self):
        trace = AdminTrace(self)
        return [
            path("trace/", self.admin_view(trace.list), name="trace"),
            path(
                "trace/<str:label>/<int:entry>/",
                self.admin_view(trace.change),
                name="trace_change",
            ),
            *super().get_urls(),
        ]

    def desk(self, request):
        """A line for each kind of record that asks for somebody's eyes."""
        admins = [
            model_admin
            for model_admin in self._registry.values()
            if hasattr(model_admin, "for_the_desk") and model_admin.has_view_permission(request)
        ]
        lines = (line_of(*pair, self.name) for pair in zip(admins, counts(admins), strict=True))
        return [line for line in lines if line.asks_for_something]

    def has_permission(self, request):
        """The secretariat, in the days of each of it."""
        return request.user.is_authenticated and request.user.is_secretariat

    def register(self, model_or_iterable, admin_class=None, **options):
        """But for what opens accounts: codes, keys and sessions are a person's own."""
        is_one = isinstance(model_or_iterable, ModelBase)
        models = [model_or_iterable] if is_one else model_or_iterable
        ours = [model for model in models if not model.__module__.startswith("allauth.")]
        if ours:
            super().register(ours, admin_class, **options)

    def login(self, request, extra_context=None):
        """Everybody signs in at the same door; who may not enter is not asked again."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied(why_not_today(request.user))
        if self.has_permission(request):
            return redirect(reverse("admin:index", current_app=self.name))
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def admin_view(self, view, cacheable=False):
        def guarded(request, *args, **kwargs):
            # PostgreSQL takes no NUL in any text that it is asked for.
            if any("\0" in text for text in [request.path, *request.GET, *values(request.GET)]):
                raise BadRequest("The address holds a control character.")
            return view(request, *args, **kwargs)

        return super().admin_view(guarded, cacheable)


def values(data):
    return [value for _name, found in data.lists() for value in found]


def counts(admins):
    """For each admin its three counts, all of them in one query."""
    queries = [model_admin.for_the_desk() for model_admin in admins]
    if not queries:
        return []
    first, *others = queries
    found = {
        row["model_label"]: row for row in (first.union(*others, all=True) if others else first)
    }
    return [found.get(model_admin.opts.label, {}) for model_admin in admins]


def line_of(model_admin, found, site_name):
    opts = model_admin.opts
    url = reverse(f"{site_name}:{opts.app_label}_{opts.model_name}_changelist")

    def cell(name, query):
        return Cell(found.get(name, 0), f"{url}?{query}{model_admin.query_for_the_desk}")

    return Line(
        label=opts.verbose_name_plural,
        without_source=cell("without_source", "sources=none"),
        unconfirmed=cell("unconfirmed", f"confidence__exact={Confidence.UNCONFIRMED}"),
        drafts=cell("drafts", f"publication__exact={Publication.DRAFT}"),
        others=[
            (label, Cell(queryset.count(), f"{url}?{query}"))
            for label, queryset, query in model_admin.also_for_the_desk()
        ],
    )

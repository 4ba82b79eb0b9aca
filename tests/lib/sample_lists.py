"""A list as an app writes it: memberships and agencies, each as page, download and API."""

from django.db.models import OuterRef
from django.urls import include, path, re_path
from rest_framework.routers import SimpleRouter

from agencies.models import Agency, Body, Membership, MembershipStatus
from gmg_portal.lib.aggregates import Joined
from gmg_portal.lib.exports import ListExport, download_paths
from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    OnDayFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    TextFilter,
    YearFilter,
    YesNoFilter,
)
from gmg_portal.lib.lists import ListPage
from gmg_portal.lib.serializers import (
    PERIOD_FIELDS,
    RECORD_FIELDS,
    PeriodSerializerMixin,
    RecordSerializer,
    SlugsField,
    TextsField,
)
from gmg_portal.lib.viewsets import NoSuchAddress, ReadOnlyViewSet


class MembershipFilterSet(PortalFilterSet):
    first_fields = ("agency", "status")

    agency = SlugMultipleFilter(queryset=Agency.objects.all(), shows="acronym", label="Agency")
    body = SlugMultipleFilter(queryset=Body.objects.all(), label="Body")
    part_of = SlugMultipleFilter(
        "body__parent", queryset=Body.objects.all(), label="Part of", linked=True
    )
    status = ChoiceMultipleFilter(choices=MembershipStatus.choices, label="Status")
    on = OnDayFilter()
    year = YearFilter()
    sort = SortFilter(
        {"starts": "starts_latest", "agency": ("agency__acronym", "starts_latest")},
        default="-starts",
    )


class AgencyFilterSet(PortalFilterSet):
    class Meta:
        model = Agency
        fields = ()

    text = TextFilter()
    member_of = SlugMultipleFilter(
        queryset=Body.objects.all(),
        through=Membership.objects.members(),
        source="agency",
        target="body",
        label="Member of",
    )
    body = SlugMultipleFilter("memberships__body", queryset=Body.objects.all(), label="Body")
    current = YesNoFilter("replaced_by__isnull", label="Not replaced")
    sort = SortFilter({"acronym": "acronym"})


class MembershipList(ListPage):
    model = Membership
    filterset_class = MembershipFilterSet
    template_name = "sample_list.html"
    paginate_by = 5
    nav_section = "agencies"
    export_name = "membership_export"
    api_name = "membership-list"


class MembershipExport(ListExport):
    model = Membership
    filterset_class = MembershipFilterSet
    file_name = "memberships"
    export_columns = {
        "slug": "slug",
        "agency": "agency__slug",
        "starts": "starts",
        "note": "note",
    }


class AgencyList(ListPage):
    model = Agency
    filterset_class = AgencyFilterSet
    template_name = "sample_list.html"


class AgencyExport(ListExport):
    model = Agency
    filterset_class = AgencyFilterSet
    export_columns = {
        "slug": "slug",
        "bodies": Joined(Membership.objects.filter(agency=OuterRef("pk")), "body__slug"),
    }


class MembershipSerializer(PeriodSerializerMixin, RecordSerializer):
    class Meta:
        model = Membership
        fields = [*RECORD_FIELDS, *PERIOD_FIELDS, "status"]


class AgencySerializer(RecordSerializer):
    name = TextsField()
    bodies = SlugsField()

    class Meta:
        model = Agency
        fields = [*RECORD_FIELDS, "name", "bodies"]


class MembershipViewSet(ReadOnlyViewSet):
    queryset = Membership.objects.all()
    serializer_class = MembershipSerializer
    filterset_class = MembershipFilterSet


class AgencyViewSet(ReadOnlyViewSet):
    queryset = Agency.objects.annotate(bodies=AgencyExport.export_columns["bodies"])
    serializer_class = AgencySerializer
    filterset_class = AgencyFilterSet


router = SimpleRouter()
router.register("memberships", MembershipViewSet)
router.register("agencies", AgencyViewSet)

urlpatterns = [
    path("memberships/", MembershipList.as_view(), name="membership_list"),
    *download_paths("memberships", MembershipExport, "membership_export"),
    path("agencies/", AgencyList.as_view(), name="agency_list"),
    *download_paths("agencies", AgencyExport, "agency_export"),
    path("agencies/<slug:slug>/", AgencyList.as_view(), name="agency_detail"),
    path("documents/<slug:slug>/", AgencyList.as_view(), name="document_detail"),
    path("api/v1/", include(router.urls)),
    re_path("^api/", NoSuchAddress.as_view()),
]

TEMPLATE = """{{ filter.form.non_field_errors }}
{% for field in first_fields %}{{ field.label_tag }}{{ field }}{{ field.errors }}{% endfor %}
{% for field in more_fields %}{{ field.label_tag }}{{ field }}{{ field.errors }}{% endfor %}
{% for field in filter.form.hidden_fields %}{{ field }}{{ field.errors }}{% endfor %}
{% for note in notes %}<p>{{ note }}</p>{% endfor %}
<h2>{{ count }} of {{ total }}</h2>
{% for each in object_list %}<li>{{ each }}</li>{% endfor %}"""

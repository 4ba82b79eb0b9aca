"""Addresses of the pages about agencies, bodies, meetings, the library and the group itself."""

from django.urls import path

from gmg_portal.lib.exports import download_paths

from .views import about, agencies, bodies, invitations, library

urlpatterns = [
    path("about/", about.About.as_view(), name="about"),
    *download_paths("excerpts", about.ExcerptExport, "excerpt_export"),
    path("glossary/", about.Glossary.as_view(), name="glossary"),
    *download_paths("glossary", about.GlossaryExport, "glossary_export"),
    path("agencies/", agencies.AgencyList.as_view(), name="agency_list"),
    *download_paths("agencies", agencies.AgencyExport, "agency_export"),
    path("agencies/timeline/", agencies.AgencyTimeline.as_view(), name="agency_timeline"),
    path("agencies/<slug:slug>/", agencies.AgencyDetail.as_view(), name="agency_detail"),
    path("memberships/", bodies.MembershipList.as_view(), name="membership_list"),
    *download_paths("memberships", bodies.MembershipExport, "membership_export"),
    path("office-terms/", bodies.OfficeTermList.as_view(), name="officeterm_list"),
    *download_paths("office-terms", bodies.OfficeTermExport, "officeterm_export"),
    path("key-figures/", bodies.KeyFigureList.as_view(), name="keyfigure_list"),
    *download_paths("key-figures", bodies.KeyFigureExport, "keyfigure_export"),
    path("attested-counts/", bodies.AttestedCountList.as_view(), name="attestedcount_list"),
    *download_paths("attested-counts", bodies.AttestedCountExport, "attestedcount_export"),
    path("bodies/", bodies.BodyList.as_view(), name="body_list"),
    *download_paths("bodies", bodies.BodyExport, "body_export"),
    path("bodies/<slug:slug>/", bodies.BodyDetail.as_view(), name="body_detail"),
    path("meetings/", library.MeetingList.as_view(), name="meeting_list"),
    *download_paths("meetings", library.MeetingExport, "meeting_export"),
    path("meetings/<slug:slug>/", library.MeetingDetail.as_view(), name="meeting_detail"),
    path("library/", library.DocumentList.as_view(), name="document_list"),
    *download_paths("library", library.DocumentExport, "document_export"),
    path("library/<slug:slug>/", library.DocumentDetail.as_view(), name="document_detail"),
    path("invitation/<str:token>/", invitations.AcceptInvitation.as_view(), name="invitation"),
]

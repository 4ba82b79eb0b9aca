"""Addresses of the pages about agencies, bodies, meetings, the library and the group itself."""

from django.urls import path

from .views import about, agencies, bodies, library

urlpatterns = [
    path("about/", about.About.as_view(), name="about"),
    path("excerpts.csv", about.ExcerptExport.as_view(), name="excerpt_export"),
    path("glossary/", about.Glossary.as_view(), name="glossary"),
    path("glossary.csv", about.GlossaryExport.as_view(), name="glossary_export"),
    path("agencies/", agencies.AgencyList.as_view(), name="agency_list"),
    path("agencies.csv", agencies.AgencyExport.as_view(), name="agency_export"),
    path("agencies/timeline/", agencies.AgencyTimeline.as_view(), name="agency_timeline"),
    path("agencies/<slug:slug>/", agencies.AgencyDetail.as_view(), name="agency_detail"),
    path("memberships/", bodies.MembershipList.as_view(), name="membership_list"),
    path("memberships.csv", bodies.MembershipExport.as_view(), name="membership_export"),
    path("office-terms/", bodies.OfficeTermList.as_view(), name="officeterm_list"),
    path("office-terms.csv", bodies.OfficeTermExport.as_view(), name="officeterm_export"),
    path("key-figures/", bodies.KeyFigureList.as_view(), name="keyfigure_list"),
    path("key-figures.csv", bodies.KeyFigureExport.as_view(), name="keyfigure_export"),
    path("attested-counts/", bodies.AttestedCountList.as_view(), name="attestedcount_list"),
    path("attested-counts.csv", bodies.AttestedCountExport.as_view(), name="attestedcount_export"),
    path("bodies/", bodies.BodyList.as_view(), name="body_list"),
    path("bodies.csv", bodies.BodyExport.as_view(), name="body_export"),
    path("bodies/<slug:slug>/", bodies.BodyDetail.as_view(), name="body_detail"),
    path("meetings/", library.MeetingList.as_view(), name="meeting_list"),
    path("meetings.csv", library.MeetingExport.as_view(), name="meeting_export"),
    path("meetings/<slug:slug>/", library.MeetingDetail.as_view(), name="meeting_detail"),
    path("library/", library.DocumentList.as_view(), name="document_list"),
    path("library.csv", library.DocumentExport.as_view(), name="document_export"),
    path("library/<slug:slug>/", library.DocumentDetail.as_view(), name="document_detail"),
]

"""Addresses of signed links; the names are those of `workplan.models.links.PAGES`."""

urlpatterns: list = []

"""The app of the admin; its site stands in `desk.py`, which needs the models to be there."""

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    default_site = "gmg_portal.desk.PortalAdminSite"

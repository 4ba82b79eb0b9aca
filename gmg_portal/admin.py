"""The admin of the portal: the secretariat's desk."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class PortalAdminSite(AdminSite):
    site_header = _("The secretariat's desk")
    site_title = _("Secretariat")
    index_title = _("The record")
    enable_nav_sidebar = True


class PortalAdminConfig(AdminConfig):
    default_site = "gmg_portal.admin.PortalAdminSite"

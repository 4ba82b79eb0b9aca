from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibConfig(AppConfig):
    name = "gmg_portal.lib"
    label = "lib"
    verbose_name = _("Mail")
    default_auto_field = "django.db.models.BigAutoField"

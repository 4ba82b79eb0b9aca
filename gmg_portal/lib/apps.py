from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "gmg_portal.lib"
    label = "lib"
    default_auto_field = "django.db.models.BigAutoField"

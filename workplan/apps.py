from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class WorkplanConfig(AppConfig):
    name = "workplan"
    verbose_name = _("Work plan: what is done about it")

    def ready(self):
        from .receivers import give_the_secretariat_its_rights

        # The last of the apps: by its turn the permissions of all three exist.
        post_migrate.connect(
            give_the_secretariat_its_rights,
            sender=self,
            dispatch_uid="give_the_secretariat_its_rights",
        )

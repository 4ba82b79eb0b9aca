"""What follows a migration."""

from django.apps import apps as all_apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from agencies.models import SECRETARIAT

APPS = ("agencies", "recommendations", "workplan")

#: Read but not written in the admin: accounts are invited, and history is not edited.
READ_ONLY = Q(content_type__model="user") | Q(content_type__model__startswith="historical")


def give_the_secretariat_its_rights(apps=all_apps, using=DEFAULT_DB_ALIAS, **kwargs):
    """Make the group of the secretariat, with every right on the records of the three apps.

    Receiver of `post_migrate`; what somebody else gave to the group stays.
    """
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:  # a migration of single apps, before there are accounts
        return
    rights = permission_model.objects.using(using).filter(content_type__app_label__in=APPS)
    rights = rights.exclude(READ_ONLY & ~Q(codename__startswith="view_"))
    group, _ = group_model.objects.using(using).get_or_create(name=SECRETARIAT)
    group.permissions.add(*rights)

"""What happened is read in the admin and never edited."""

from django.forms.models import BaseInlineFormSet


class ReadOnly:
    """For rows that are read here and written by what they tell of."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class PastRows(BaseInlineFormSet):
    """Rows that are only shown: nobody overtakes anybody."""

    is_overtaken = False

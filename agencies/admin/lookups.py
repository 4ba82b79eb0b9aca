"""What an address of a list may not ask for: what nobody is shown is not guessed at either."""

from django.contrib.admin import ModelAdmin
from django.db.models.constants import LOOKUP_SEP


class KeepsSecrets(ModelAdmin):
    """By `?text__startswith=` a list would tell, letter by letter, what its pages leave out."""

    #: Names of fields by whose content no list is narrowed.
    secrets: tuple[str, ...] = ()

    def lookup_allowed(self, lookup, value, request):
        if lookup.partition(LOOKUP_SEP)[0] in self.secrets:
            return False
        return super().lookup_allowed(lookup, value, request)

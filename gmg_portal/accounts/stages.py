"""The steps between the first proof of who somebody is and her session."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import stages
from django.conf import settings


class CodeStep(stages.AuthenticateStage):
    """Asks for the second factor, after a sign-in elsewhere too unless that counts for one."""

    def _should_handle(self, request):
        if settings.OIDC_IS_SECOND_FACTOR and self.came_from_provider(request):
            return False
        return super()._should_handle(request)

    def came_from_provider(self, request):
        records = get_authentication_records(request, self.login.user)
        return bool(records) and records[-1]["method"] == "socialaccount"

"""How accounts behave: by invitation, and everybody lands where she works."""

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse


class ClosedAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        if request.user.is_staff:
            return reverse("admin:index")
        return reverse("workspace")

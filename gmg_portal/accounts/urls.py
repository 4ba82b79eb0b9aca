"""Addresses of accounts: our own, then those of the library that make sense here.

What nobody may do at all (an account of her own making, another e-mail, a tie to an account
elsewhere) is stopped before the library's views are reached.
"""

from django.urls import include, path, re_path

from . import views

CLOSED = r"^(email|confirm-email|social|login/code|3rdparty/(?!login/))"

urlpatterns = [
    path("", views.MyAccount.as_view(), name="account"),
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("2fa/", views.SecondFactors.as_view(), name="mfa_index"),
    path("2fa/webauthn/", views.SecondFactors.as_view(), name="mfa_list_webauthn"),
    path(
        "2fa/webauthn/reauthenticate/",
        views.ReauthenticateByKey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("2fa/recovery-codes/", views.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("sessions/", views.Sessions.as_view(), name="usersessions_list"),
    re_path(CLOSED, views.closed),
    path("", include("allauth.urls")),
]

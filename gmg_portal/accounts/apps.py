from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Says what follows when somebody signs in or changes what she signs in with."""

    name = "gmg_portal.accounts"
    label = "sign_in"

    def ready(self):
        from . import receivers

        receivers.connect()

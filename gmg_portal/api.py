"""The router of the API: every viewset, on one screen."""

from rest_framework.routers import SimpleRouter

router = SimpleRouter()

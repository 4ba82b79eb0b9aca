"""The router of the API: every app names its viewsets in `routes`."""

from importlib import import_module
from importlib.util import find_spec

from rest_framework.routers import SimpleRouter

router = SimpleRouter()
for app in ("agencies", "recommendations", "workplan"):
    if find_spec(f"{app}.api"):
        for prefix, viewset in import_module(f"{app}.api").routes:
            basename = viewset.queryset.model._meta.model_name
            router.register(prefix, viewset, basename=basename)

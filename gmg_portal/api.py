"""The router of the API: every app names its viewsets in `routes`.

A viewset whose rows are not records of a model of their own says its name in `api_name`.
"""

from rest_framework.routers import SimpleRouter

from agencies.api import routes as agencies
from recommendations.api import routes as recommendations
from workplan.api import routes as workplan

router = SimpleRouter()
for prefix, viewset in [*agencies, *recommendations, *workplan]:
    router.register(prefix, viewset, basename=getattr(viewset, "api_name", None))

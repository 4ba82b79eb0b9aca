import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_tallies():
    """Tries of other tests are forgotten: they came from the same address."""
    cache.clear()
    yield
    cache.clear()

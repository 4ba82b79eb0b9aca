"""Who sits at a browser."""

from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def seat(browser, live_server, transactional_db):
    """`with seat(user, **options) as page`: a browser of somebody who is signed in, if a user."""

    @contextmanager
    def take(user=None, **options):
        context = browser.new_context(base_url=live_server.url, **options)
        if user:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
            )
        yield context.new_page()
        context.close()

    return take

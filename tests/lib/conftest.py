"""For tests of lists: addresses of the sample lists, and the memberships that they show."""

import pytest

from agencies.models import Agency, Body, Membership

from .sample_lists import TEMPLATE


@pytest.fixture
def sample_lists(settings, db):
    settings.ROOT_URLCONF = "tests.lib.sample_lists"
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if not name.startswith("whitenoise")
    ]
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    ("django.template.loaders.locmem.Loader", {"sample_list.html": TEMPLATE})
                ]
            },
        }
    ]


@pytest.fixture
def memberships(sample_lists):
    """IOM, ILO and UNHCR in the group, IOM and ILO in its task force too."""
    period = {"starts": "2003", "ends": ".."}
    group = Body.objects.create(slug="group", name_en="The group", kind="group", **period)
    force = Body.objects.create(
        slug="force", name_en="The task force", kind="task_force", parent=group, **period
    )
    agencies = {
        slug: Agency.objects.create(
            slug=slug, acronym_en=slug.upper(), name_en=name, kind="specialized_agency"
        )
        for slug, name in [
            ("iom", "International Organization for Migration"),
            ("ilo", "International Labour Organization"),
            ("unhcr", "High Commissioner for Refugees"),
        ]
    }
    rows = [
        ("iom", group, "2006-01-01", "2010-12-31"),
        ("ilo", group, "2007-01-01", "2012-12-31"),
        ("unhcr", group, "2008-01-01", ""),
        ("iom", force, "2011-01-01", ".."),
        ("ilo", force, "2012-01-01", "2013-12-31"),
    ]
    for slug, body, starts, ends in rows:
        Membership.objects.create(
            slug=f"{slug}-{body.slug}",
            agency=agencies[slug],
            body=body,
            starts=starts,
            ends=ends,
        )
    return Membership.objects

"""The portal over the record and so many made-up activities; answers paths with seconds.

Started by `pages.py`; reads paths from its input, a line each.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gmg_portal.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (needs the settings)
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from agencies.models import Agency, Body, Place  # noqa: E402
from gmg_portal.lib.periods import set_bounds  # noqa: E402
from recommendations.models import Recommendation  # noqa: E402
from workplan.models import (  # noqa: E402
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    WorkPlan,
)

AT_ONCE = 2000


class MadeUp:
    """Activities like those of the record, drawn by lot, the same in every run."""

    def __init__(self):
        self.lot = random.Random(2014)
        self.plan, self.body = WorkPlan.objects.first(), Body.objects.first()
        self.agencies = list(Agency.objects.all())
        self.places = list(Place.objects.all())
        self.items = list(Recommendation.objects.assessable())

    def activity(self, number):
        year = self.lot.randint(2004, 2017)
        last = year + self.lot.choice([0, 1, 1, 2, 3])
        activity = Activity(
            slug=f"bulk-{number}",
            plan=self.plan,
            body=self.body if number % 2 else None,
            title=f"Activity {number}",
            description="What it is about. " * 20,
            kind="joint_programme",
            scope="joint",
            status=self.lot.choice(["planned", "ongoing", "completed", "completed"]),
            starts=str(year),
            ends=".." if number % 20 == 0 else str(last),
        )
        set_bounds(activity)
        activity.search_text = activity.build_search_text()
        return activity

    def leads(self, activity):
        for place, agency in enumerate(self.drawn(self.agencies, [1, 1, 1, 2])):
            yield ActivityAgency(
                activity=activity, agency=agency, role="lead", is_reporting=not place
            )

    def links(self, activity):
        for item in self.drawn(self.items, [3]):
            yield ActivityRecommendation(activity=activity, recommendation=item)

    def there(self, activity):
        for place in self.drawn(self.places, [0, 1, 1, 2]):
            yield ActivityPlace(activity=activity, place=place)

    def drawn(self, rows, numbers):
        return self.lot.sample(rows, self.lot.choice(numbers))


def fill(size):
    call_command("migrate", verbosity=0)
    call_command("load_record", stdout=sys.stderr)
    made_up = MadeUp()
    with transaction.atomic():
        activities = Activity.objects.bulk_create(
            [made_up.activity(number) for number in range(size)], batch_size=AT_ONCE
        )
        for model, rows in (
            (ActivityAgency, made_up.leads),
            (ActivityRecommendation, made_up.links),
            (ActivityPlace, made_up.there),
        ):
            made = [row for activity in activities for row in rows(activity)]
            model.objects.bulk_create(made, batch_size=AT_ONCE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def timed(client, path):
    processor, clock = time.process_time(), time.perf_counter()
    response = client.get(path)
    if response.status_code != 200:
        sys.exit(f"{path} answered {response.status_code}")
    return time.process_time() - processor, time.perf_counter() - clock


def main(size):
    fill(size)
    client = Client()
    for path in sys.stdin:
        print(json.dumps(timed(client, path.strip())), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))

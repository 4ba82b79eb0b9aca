"""Whether everything that was sealed is still what it was: every digest is computed anew."""

from django.core.management.base import BaseCommand, CommandError

from workplan.models import ReportingRound, RoundState
from workplan.reporting.sealing import digest_of_all, slug_in


class Command(BaseCommand):
    help = "Verify the digests of all sealed rounds; exits with 1 if one is broken."

    def handle(self, *args, **options):
        broken = 0
        rounds = ReportingRound.objects.filter(state=RoundState.SEALED).order_by("sealed_at", "pk")
        for round_ in rounds:
            problems = list(problems_of(round_))
            broken += bool(problems)
            for problem in problems:
                self.stderr.write(f"{round_.slug}: {problem}")
            if not problems:
                self.stdout.write(f"{round_.slug}: intact, {round_.sealed_sha256}")
        if broken:
            raise CommandError(f"{broken} of {len(rounds)} sealed rounds are not as they were.")
        self.stdout.write(f"{len(rounds)} sealed rounds are as they were sealed.")


def problems_of(round_):
    """What is not as it was sealed, in words."""
    digests = {}
    for snapshot in round_.snapshots.select_related("activity"):
        if not snapshot.is_intact:
            yield f"the snapshot of {snapshot.activity.slug} does not have its digest"
        digests[slug_in(snapshot.content)] = snapshot.sha256
    if digest_of_all(digests[slug] for slug in sorted(digests)) != round_.sealed_sha256:
        yield "its snapshots do not have the digest of the round"
    asked, stored = round_.requests.count(), round_.snapshots.count()
    if asked != stored:
        yield f"it asked about {asked} activities and holds {stored}"

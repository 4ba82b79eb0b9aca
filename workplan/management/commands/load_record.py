"""Load the record that ships, as often as one likes."""

from django.core.management.base import BaseCommand, CommandError

from gmg_portal.lib.statistics import refresh_statistics
from workplan.shipped import load_record


class Command(BaseCommand):
    help = (
        "Load the record that ships with the portal. What somebody changed since is kept; if "
        "anything is wrong with a file, everything that is wrong is named and nothing is written."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--overwrite", action="store_true", help="Load again what somebody changed as well."
        )
        parser.add_argument(
            "--check", action="store_true", help="Say what would happen, and write nothing."
        )

    def handle(self, *args, overwrite, check, **options):
        report = load_record(overwrite=overwrite, check=check)
        for problem in report.problems:
            self.stderr.write(str(problem))
        if report.problems:
            raise CommandError(f"{count(report.problems)} wrong: nothing was loaded.")
        if not check and (report.new or report.changed):
            refresh_statistics()
        self.stdout.write(summary(report, check))
        if report.kept:
            self.stdout.write(
                f"{len(report.kept)} kept because somebody edited them (--overwrite loads them "
                f"again): {', '.join(report.kept)}"
            )


def count(problems):
    return "1 thing is" if len(problems) == 1 else f"{len(problems)} things are"


def summary(report, check):
    """What a load did, or would do, in one line."""
    parts = [f"{report.new} new"] if report.new else []
    parts += [f"{report.changed} changed"] if report.changed else []
    done = ", ".join(parts) or "nothing changed"
    checked = " (checked only, nothing was written)" if check else ""
    return f"{report.read} records read: {done}.{checked}"

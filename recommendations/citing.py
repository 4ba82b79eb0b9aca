"""What of this app cites documents."""

from django.db.models import CharField
from django.db.models.functions import Cast

from agencies.citing import cites, joined
from gmg_portal.lib.fields import in_language

from .models import (
    Alignment,
    ConvergenceTable,
    Framework,
    Instrument,
    NoCounterpart,
    Recommendation,
)


@cites
def citing_kinds():
    text = in_language("text")
    framework = in_language("framework__title")
    pair = joined(
        in_language("recommendation_a__text"),
        in_language("recommendation_b__text"),
        separator=" / ",
    )
    none = joined(in_language("recommendation__text"), framework, separator=" / ")
    of = "recommendation__slug"
    return [
        (Framework, in_language("title"), "slug", "framework_detail", ""),
        (
            Recommendation,
            joined(Cast("code", CharField()), text, separator=" "),
            "slug",
            "recommendation_detail",
            "",
        ),
        (Alignment, pair, "slug", "alignment_detail", ""),
        (NoCounterpart, none, of, "recommendation_detail", "none"),
        (ConvergenceTable, Cast("title", CharField()), "slug", "convergence_table", ""),
        (Instrument, in_language("short_name"), "slug", "instrument_detail", ""),
    ]

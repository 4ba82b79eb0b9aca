"""Others at work on the same: who could meet, so that efforts add up and nothing is done twice.

An overlap is a pair of activities and a recommendation:

* both are published and serve the recommendation, and neither is cancelled;
* each has a lead, and no agency leads both, whenever in the activity it did so;
* there is a day on which both were certainly under way. Days that are only possible do not count;
  an end that is open goes on.

It counts once for each recommendation, under `activity` the one that began first. What is not
published is no part of it for anybody: a draft of an activity, its plan or body, a recommendation
or its set, or an agency.

`at_work` reads what may meet, `crowd` finds who meets, `pairs` is the list, `shown` what is said.
"""

from .pairs import Overlap, Overlaps
from .shown import OthersAtWork, Pair, drawn, named, overlaps_url, with_recommendations

__all__ = [
    "OthersAtWork",
    "Overlap",
    "Overlaps",
    "Pair",
    "drawn",
    "named",
    "overlaps_url",
    "with_recommendations",
]

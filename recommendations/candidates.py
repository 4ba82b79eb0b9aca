"""Which items of another set may say the same as this one: by shared themes and shared words."""

import math
from collections import Counter
from dataclasses import dataclass

from gmg_portal.lib.searchtext import normalise

from .models import Recommendation

#: Words that join others and say nothing themselves, and those of every set of recommendations.
_JOINING = """
a about above across after against all also among an and any are as at be because been before
being between both but by can could do does during each for from further had has have having
he her his how if in including inter into is it its may more most must no nor not of on only
or other our out over own same shall she should so some such than that the their them then
there these they this those through to too under until up upon was we well were what when
where which while who whose will with within without would
address aim call continue encourage enhance ensure establish improve increase measure need new
promote recognize relevant request strengthen support take use work
"""
STOP_WORDS = frozenset(_JOINING.split())
#: How much themes in common say beside words in common.
THEMES_WEIGH = 0.5
#: Below this two texts share no more than any two.
LEAST = 0.08
WORDS_SHOWN = 6


@dataclass(frozen=True)
class Candidate:
    """Why `item` may be a counterpart: the themes and the telling words that it shares."""

    item: Recommendation
    score: float
    themes: tuple = ()
    words: tuple = ()

    @property
    def is_likely(self):
        return self.score >= LEAST


def candidates(item, others):
    """One for each of `others`, the likeliest first, equals in their order.

    A word says the more, the fewer of these items have it. Themes are read as `themes.all()`:
    prefetch them.
    """
    texts = {each: words_in(each) for each in [item, *others]}
    held_by = Counter(stem for words in texts.values() for stem in words)
    weights = {stem: math.log((1 + len(texts)) / count) for stem, count in held_by.items()}
    found = [compare(item, other, texts, weights) for other in others]
    return sorted(found, key=lambda candidate: -candidate.score)


def compare(item, other, texts, weights):
    mine, theirs = texts[item], texts[other]
    shared = sorted(mine.keys() & theirs.keys(), key=lambda stem: (-weights[stem], stem))
    themes = set(item.themes.all()) & set(other.themes.all())
    alike = weight(shared, weights) / math.sqrt(
        (weight(mine, weights) or 1) * (weight(theirs, weights) or 1)
    )
    either = set(item.themes.all()) | set(other.themes.all())
    return Candidate(
        item=other,
        score=alike + THEMES_WEIGH * len(themes) / (len(either) or 1),
        themes=tuple(sorted(themes, key=str)),
        words=tuple(theirs[stem] for stem in shared[:WORDS_SHOWN]),
    )


def weight(stems, weights):
    return sum(weights[stem] ** 2 for stem in stems)


def words_in(item):
    """Stem -> the word as it first stands in the English title and text, without stop words."""
    found: dict = {}
    for word in normalise(f"{item.title_en} {item.text_en}").split():
        if len(word) > 2 and not word.isdecimal():
            found.setdefault(stem_of(word), word)
    return {stem: word for stem, word in found.items() if not {stem, word} & STOP_WORDS}


def stem_of(word):
    """The singular of an English noun, roughly: policies is policy, rights is right."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word

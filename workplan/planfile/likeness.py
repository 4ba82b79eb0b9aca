"""Names that look like another: which of many come nearest to what somebody wrote."""

from collections import Counter, defaultdict
from difflib import SequenceMatcher

from gmg_portal.lib.searchtext import normalise

#: From here on a name is offered; how many are.
NEAR = 0.45
MOST_NEAR = 5
#: Names up to this length are compared letter by letter: three letters say little of an acronym.
SHORT = 8
#: A file with more unknown names than this is not of this portal: nothing is offered any more.
MOST_LOOKED_UP = 400


def nearest_of(text, known, least):
    """The value of the nearest of the known words, or None."""
    best, likeness = None, least
    for word, value in known.items():
        matcher = SequenceMatcher(None, text, word)
        if matcher.real_quick_ratio() >= likeness and matcher.ratio() >= likeness:
            best, likeness = value, matcher.ratio()
    return best


class Names:
    """What is called how: names, normalised, each with the keys of what is called so.

    `labels` maps a key to what a person reads; a name that is `only_near` is offered for its key
    and never taken for it.
    """

    def __init__(self):
        self.keys = defaultdict(dict)
        self.labels = {}
        self._spelled = defaultdict(dict)
        self._trigrams = None
        self._looked_up = 0

    def add(self, key, *names, label=""):
        if label:
            self.labels[key] = label
        for name in names:
            if plain := normalise(name or ""):
                self.keys[plain][key] = True
                self._spelled[plain][key] = True

    def add_near(self, key, *names):
        for name in names:
            if plain := normalise(name or ""):
                self._spelled[plain][key] = True

    def __contains__(self, key):
        return key in self.labels

    def of(self, text):
        """The keys of all that is called exactly so."""
        return list(self.keys.get(normalise(text), ()))

    def near(self, text):
        """[(key, label)] of what is called nearly so, the nearest first."""
        plain = normalise(text)
        if not plain or self._looked_up >= MOST_LOOKED_UP:
            return []
        self._looked_up += 1
        scores = Counter()
        for name, score in self._likely(plain):
            for key in self._spelled[name]:
                scores[key] = max(scores[key], score)
        best = [key for key, score in scores.most_common(MOST_NEAR) if score >= NEAR]
        return [(key, self.labels[key]) for key in best if key in self.labels]

    def _likely(self, plain):
        """(name, likeness from 0 to 1)"""
        if len(plain) <= SHORT:
            for name in self._spelled:
                if abs(len(name) - len(plain)) <= 3:
                    yield name, SequenceMatcher(None, plain, name).ratio() - 0.1
        wanted, shared = trigrams(plain), Counter()
        for part in wanted:
            shared.update(self.by_trigram.get(part, ()))
        for name, count in shared.most_common(40):
            yield name, 2 * count / (len(wanted) + len(trigrams(name)))

    @property
    def by_trigram(self):
        if self._trigrams is None:
            self._trigrams = defaultdict(list)
            for name in self._spelled:
                for part in trigrams(name):
                    self._trigrams[part].append(name)
        return self._trigrams


def trigrams(text):
    padded = f"  {text} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}

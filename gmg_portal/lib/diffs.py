"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher
from itertools import takewhile

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

#: Longer changes are shown as a whole: comparing them would take seconds.
MOST_WORDS = 4_000

# A word with the space after it; Chinese and Japanese write none, so each character is one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]\s*|[^\s\u3040-\u30ff\u3400-\u9fff]+\s*|\s+")


def word_differences(old, new):
    """The way from one text to the other: a list of (mark, text), mark "", "del" or "ins".

    >>> word_differences("by 2 May", "by 9 May")
    [('', 'by '), ('del', '2 '), ('ins', '9 '), ('', 'May')]
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    found = [("", after[:head])]
    found += _between(before[head : len(before) - tail], after[head : len(after) - tail])
    found.append(("", after[len(after) - tail :]))
    return [(mark, "".join(words)) for mark, words in found if words]


def marked(old, new):
    """The new text as HTML, what it lost in <del> and what it gained in <ins>."""
    return format_html_join("", "{}", ((_marked(*part),) for part in word_differences(old, new)))


def _marked(mark, text):
    if not mark:
        return text
    return format_html("<{0}>{1}</{0}>", mark_safe(mark), text)  # noqa: S308 "del" or "ins"


def _common(before, after):
    """How many words two lists begin with alike."""
    return sum(1 for _pair in takewhile(_alike, zip(before, after, strict=False)))


def _alike(pair):
    return pair[0].rstrip() == pair[1].rstrip()


def _between(before, after):
    if len(before) + len(after) > MOST_WORDS:
        return [("del", before), ("ins", after)]
    keys = [[word.strip() for word in words] for words in (before, after)]
    found = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("", after[j1:j2]))
        else:
            found += [("del", before[i1:i2]), ("ins", after[j1:j2])]
    return found

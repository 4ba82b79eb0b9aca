"""One normaliser for what is searched and for what somebody types to find it."""

import re
import unicodedata

#: What one word of a query may be, and how many of them count.
MOST_WORDS = 10

# Letters that differ in writing but not for a reader who searches. What decomposes (the hamza
# forms of alef, waw and yeh, vowel signs, accents, the dots of ё) needs no entry.
_SAME_LETTERS = str.maketrans(
    {
        "ٱ": "ا",  # alef wasla
        "ى": "ي",  # alef maqsura
        "ی": "ي",  # Farsi yeh
        "ک": "ك",  # Farsi kaf
        "ة": "ه",  # teh marbuta
        "ـ": "",  # tatweel
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
    }
)
# The article, also after one of the prefixes that are written together with it; what is left must
# still be a word. "لل" hides an article too, but before an alef its second lam begins the word.
_ARABIC_ARTICLE = re.compile(r"\b(?:[وفبك]?ال|لل(?!ا)|ل(?=لا))(?=[\u0621-\u064a]{3})")
_NOT_A_WORD = re.compile(r"[\W_]+")


def normalise(text):
    """`text` in lower case, without accents, marks and Arabic articles, its words one space apart.

    >>> normalise("Organisation internationale du Travail (O.I.T.)")
    'organisation internationale du travail o i t'
    >>> normalise("UN-DESA") == normalise("un desa")
    True
    """
    text = str(text)
    if text.isascii():  # most texts, and nothing below changes them
        return _NOT_A_WORD.sub(" ", text.casefold()).strip()
    letters = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    letters = "".join(_digit(letter) for letter in letters.translate(_SAME_LETTERS))
    words = _NOT_A_WORD.sub(" ", unicodedata.normalize("NFC", letters)).strip()
    return _ARABIC_ARTICLE.sub("", words)


def words_of(query):
    """The different words of a query, normalised, the first `MOST_WORDS` of them."""
    return list(dict.fromkeys(normalise(query).split()))[:MOST_WORDS]


def _digit(letter):
    """Arabic and other digits as 0 to 9."""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return letter

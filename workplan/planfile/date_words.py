"""Words that stand around dates in plans, in the six languages.

All are compared as `edtf_words.fold` writes them. A table is text: one meaning, apart by commas.
"""

import re
from functools import lru_cache

from gmg_portal.lib.edtf_words import fold

NOT_SAID = """
    -, --, ?, tbc, tbd, tba, t.b.c., t.b.d., tbc., tbd., to be confirmed, to be determined,
    to be decided, to be announced, n/a, na, n.a., n.a, n/d, nd, not applicable, none, not known,
    not set, not yet known, not specified, pending, unknown, à confirmer, à déterminer, à préciser,
    s/o, sans objet, non précisé, por determinar, por confirmar, por definir, sin fecha,
    уточняется, будет определено, подлежит уточнению, не определено, нет, н/д, يحدد لاحقا,
    غير محدد, لم يحدد, 待定, 待确认, 无, 未定, 不适用
"""
OPEN_ENDED = """
    ongoing, on-going, on going, continuous, continuously, continuing, continued, permanent,
    open, open-ended, open ended, present, to date, now, today, no end date, en cours, continu,
    en continu, permanent, à ce jour, aujourd'hui, en curso, continuo, continua, permanente,
    actualidad, la actualidad, presente, постоянно, непрерывно, продолжается, бессрочно,
    на постоянной основе, настоящее время, по настоящее время, مستمر, مستمرة, متواصل, دائم, جار,
    الآن, حتى الآن, 持续, 持续进行, 进行中, 长期, 至今, 今
"""
RECURRING = """
    annual, annually, yearly, every year, each year, quarterly, monthly, weekly, regularly, regular,
    biannual, biannually, semi-annual, semi-annually, twice a year, throughout, throughout the year,
    all year, year-round, year round, whole period, entire period, as needed, as required,
    annuel, annuellement, chaque année, trimestriel, mensuel, régulièrement, toute l'année, anual,
    anualmente, cada año, trimestral, mensual, regularmente, todo el año, ежегодно, ежеквартально,
    ежемесячно, регулярно, в течение года, весь период, سنويا, كل سنة, شهريا, بانتظام,
    طوال العام, 每年, 每季度, 每月, 定期, 全年
"""
#: What begins then and has no end.
SINCE = "since, ever since, depuis, منذ"
#: What begins then; when it ends is not said.
FROM = """
    from, starting, starting from, starting in, starting on, as from, as of, beginning in,
    à partir de, à partir du, à compter de, à compter du, dès, de, du, desde, a partir de,
    a partir del, с, со, начиная с, من, ابتداء من, اعتبارا من, 从, 自
"""
ONWARDS = """
    onwards, onward, and onwards, on, and beyond, and after, +, -, and ongoing, et au-delà,
    en avant, y en adelante, en adelante, и далее, и позднее, فصاعدا, وما بعده, 起, 以后, 年起,
    以来, 年以来
"""
#: The day by which it is to end.
BY = """
    by, by the, until, until the, till, up to, no later than, not later than, latest, latest by,
    at the latest by, due, due by, due in, due on, deadline, deadline:, to be completed by,
    for completion by, d'ici, d'ici à, d'ici la, d'ici au, jusqu'à, jusqu'en, jusqu'au,
    au plus tard, au plus tard en, au plus tard le, pour, hasta, hasta el, para, para el,
    a más tardar, a más tardar en, a más tardar el, до, к, ко, не позднее, بحلول, حتى,
    في موعد أقصاه, 截至, 到, 至, 不迟于
"""
BY_AFTER = "at the latest, au plus tard, a más tardar, 前, 之前, 以前, 为止"
#: It is to end earlier than that.
BEFORE = "before, before the, prior to, avant, avant le, antes de, antes del, прежде, قبل"
#: Says nothing that the date does not say.
IDLE = """
    in, on, during, in the course of, over, within, throughout, all of, the, planned for,
    scheduled for, tentatively, expected, expected in, en, au cours de, pendant, courant,
    dans le courant de, le, durante, el, в, во, в течение, في, خلال, 在
"""
EARLY = """
    early, early in, earlier in, beginning of, the beginning of, begin of, start of, the start of,
    beginning, début, début de, le début de, au début de, principios de, a principios de,
    inicios de, comienzos de, a comienzos de, начало, начала, начале, началу, بداية, أوائل,
    مطلع
"""
MID = """
    mid, mid-, middle of, the middle of, in mid, mi-, mi, milieu, milieu de, mediados de,
    a mediados de, середина, середины, середине, к середине, منتصف
"""
LATE = "late, later in, latter part of, أواخر"
END_OF = """
    end of, the end of, end, end-, close of, fin, fin de, la fin de, la fin, fines de, a fines de,
    finales de, a finales de, final de, el final de, конец, конца, конце, концу, نهاية
"""
PART_AFTER = {"初": "early", "上旬": "early", "中": "mid", "中旬": "mid", "中期": "mid"}
PART_AFTER |= {"底": "end", "末": "end", "下旬": "late", "早期": "early"}
#: What else is not a date and may stand in brackets behind one.
TENTATIVE = """
    tbc, tbd, to be confirmed, tentative, tentatively, provisional, indicative, planned, expected,
    approx, approximately, à confirmer, provisoire, indicatif, prévu, por confirmar, provisional,
    previsto, предварительно, ориентировочно, مؤقت, مبدئي, 暂定, 待确认
"""
#: What stands between the first and the last of a period.
RANGE = r"""
    (?<=\s)(?:to|till|until|through|thru|up\ to|au|jusqu'au|jusqu'a|jusqu'en|a|al|hasta)(?=\s)
    | (?<=\s)(?:по|до|حتى|الى)(?=\s)
    | \s-\s | 至 | 到 | → | ~ | - | /
"""
LIST = r"""
    (?<=\s)(?:and|et|y|и|ou)(?=\s) | \s&\s | & | \sو\s? | 和 | 、 | ، | , | ; | / | \+
"""
#: Other spellings of quarters, halves and months, folded, and what `edtf_words` reads.
ORDINALS = {
    1: "1|1st|1er|1re|1ere|1ro|1o|first|premier|premiere|primer|primero|i|первый|первое|اول",
    2: "2|2nd|2e|2eme|2nde|2do|2o|second|deuxieme|segundo|ii|второй|второе|ثاني",
    3: "3|3rd|3e|3eme|3er|3ro|third|troisieme|tercer|tercero|iii|третий|ثالث",
    4: "4|4th|4e|4eme|4to|fourth|last|quatrieme|cuarto|iv|четвертый|رابع",
}
QUARTER = "quarter|qtr|quart|trimestre|trim|квартал|квартале|квартала|кв"
HALF = "semester|semestre|sem|half-year|half year|half|полугодие|полугодии|полугодия"
#: Both names of a month, as Arabic texts of the United Nations write them: آذار/مارس.
LEVANTINE = """
    كانون الثاني, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين الأول, تشرين الثاني,
    كانون الأول
"""
MONTHS = "january february march april may june july august september october november december"


@lru_cache
def table(text: str):
    """The words of a table, folded."""
    return frozenset(fold(each) for each in text.split(",") if each.strip())


@lru_cache
def before(text):
    """What begins with one of these words; what follows is the group `rest`."""
    return re.compile(rf"(?:{alternatives(text, at_end=True)})(?P<rest>.+)")


@lru_cache
def behind(text):
    """What ends with one of these words."""
    return re.compile(rf"(?P<rest>.+?)\s*(?:{alternatives(text)})")


def alternatives(text, at_end=False):
    words = sorted(table(text), key=len, reverse=True)
    return "|".join(re.escape(word) + (gap_after(word) if at_end else "") for word in words)


def gap_after(word):
    """A word of an alphabet ends where a blank follows; Chinese needs none."""
    return r"\s*" if word[-1] in "-':" or "\u4e00" <= word[-1] <= "\u9fff" else r"[\s:]+"


@lru_cache
def spellings():
    """(pattern, what it is written as)"""
    found = []
    for number, words in ORDINALS.items():
        for kind, letter in ((QUARTER, "q"), (HALF, "h")):
            if letter == "h" and number > 2:
                continue
            # Behind a number a quarter or half is its own: “1st semester”, “II квартал”.
            pattern = rf"(?<!\w)(?:{words})[\s.]+(?:{kind})(?!\w)\.?(?:\s+(?:of|de|du|del))?"
            found.append((re.compile(pattern), f"{letter}{number}"))
            found.append(
                (re.compile(rf"(?<!\w)(?:{kind})\.?\s*{number}(?!\w)"), f"{letter}{number}")
            )
        if number < 3:
            found.append((re.compile(rf"(?<!\w)s[\s-]?{number}(?!\w)"), f"h{number}"))
    for name, month in zip(LEVANTINE.split(","), MONTHS.split(), strict=True):
        found.append((re.compile(rf"(?<!\w){fold(name)}(?!\w)\s*(?:/\s*\w+)?"), month))
    return found

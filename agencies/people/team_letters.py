"""What those who join the secretariat, and those who leave it, are told: letters, and why not."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from .invitations import how_long, link_for
from .letters import address_of, in_words, post


def write_about(step, by):
    """Put the letter about a step that was taken into the outbox."""
    user, kind = step.user, "invitation" if step.joins else "rights_end"
    with translation.override(user.language):
        words = joining(step, by) if step.joins else leaving(step, by)
        return post(
            user.email,
            kind,
            f"team:{user.history.first().pk}",
            name=user.name,
            language=user.language,
            about=[user],
            reply_to=by.email,
            **words,
        )


def joining(step, by):
    link_words, address, until = link_for(step.user)
    if until is None:
        address = address_of("admin:index")
    return {
        "subject": _("You join the secretariat: your invitation"),
        "paragraphs": [
            _("Dear %(name)s,") % {"name": step.user},
            begins(step.after[0]),
            how_long(until, step.user.email),
            _("You were invited by %(name)s.") % {"name": by},
        ],
        "link": (link_words, address),
    }


def begins(first):
    if first is None or first <= timezone.localdate():
        return _("You have rights in the secretariat now.")
    return _("Your rights in the secretariat begin on %(day)s.") % {"day": in_words(first)}


def ends(last):
    return _("Your rights in the secretariat end with %(day)s.") % {"day": in_words(last)}


def why_not_today(user):
    """Why somebody of the secretariat has no rights there today; "" for everybody else."""
    if user.is_anonymous or not user.is_staff or user.staff_rights_hold():
        return ""
    first, last = user.staff_first_day, user.staff_last_day
    return begins(first) if first and first > timezone.localdate() else ends(last)


def leaving(step, by):
    if step.after is None:
        words = _("You were to join the secretariat; that was taken back.")
    else:
        words = ends(step.after[1])
    return {
        "subject": _("Your rights in the secretariat end"),
        "paragraphs": [
            _("Dear %(name)s,") % {"name": step.user},
            words,
            _("What you wrote stays on record. Your account stays, too."),
            _("This was entered by %(name)s.") % {"name": by},
        ],
    }

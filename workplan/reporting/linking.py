"""The signed link by which a focal point answers in a round without signing in."""

from workplan.models import LinkPurpose, SignedLink


def link_for(round_, focal_point):
    """The link of a focal point of an agency to a round; made once, and anew after it was ended."""
    return SignedLink.objects.get_or_create(
        purpose=LinkPurpose.ANSWERS,
        round=round_,
        agency=focal_point.agency,
        focal_point=focal_point,
        revoked_at=None,
    )[0]

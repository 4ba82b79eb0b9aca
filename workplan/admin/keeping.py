"""What somebody types in the admin stays in her browser until it was taken, as in the workspace."""

from workplan.workspace.base import TAKEN


def keeping(request):
    """For a page with such a form: the form's name, and that of the one that was taken before."""
    return {"keep": name_of(request), "kept": request.session.pop(TAKEN, "")}


def say_taken(request):
    """The text of this form was taken: the next page tells the browser."""
    request.session[TAKEN] = name_of(request)


def name_of(request):
    match = request.resolver_match
    where = "-".join([match.url_name, *(str(each) for each in match.kwargs.values())])
    return f"{where}-{request.user.pk}"

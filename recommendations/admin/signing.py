"""Forms that keep who filled them in: who proposes a pair, who looked for a counterpart."""

from agencies.admin.base import RecordForm


class Signed:
    """For a ModelAdmin or an inline whose forms are `SignedForm`s."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form


class SignedRows:
    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        return formset


class SignedForm(RecordForm):
    """`user` is who sends it."""

    user = None

    def save(self, commit=True):
        self.sign()
        return super().save(commit)

    def sign(self):
        raise NotImplementedError


class AlignmentForm(SignedForm):
    def sign(self):
        if self.instance._state.adding:
            self.instance.is_proposed_by(self.user)


class NoCounterpartForm(SignedForm):
    def sign(self):
        if self.instance._state.adding or "checked" in self.changed_data:
            self.instance.checked_by = self.user

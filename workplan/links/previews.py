"""A draft as the public will see it, for whoever has the link; nothing can be changed there."""

from workplan.models import LinkPurpose, UpdateState
from workplan.reporting import showing

from .base import LinkView


class PreviewByLink(LinkView):
    purpose = LinkPurpose.PREVIEW
    template_name = "workplan/workspace/report_preview.html"
    http_method_names = ["get", "head", "options"]

    @property
    def is_open(self):
        return super().is_open and self.link.update.state != UpdateState.WITHDRAWN

    def get_context_data(self, **kwargs):
        update = self.link.update
        shown = showing.as_public(update)
        # A file opens with the right to see it, which no link gives before all may.
        shown.files_are_closed = not update.is_published
        return super().get_context_data(
            update=update,
            shown=shown,
            activity=update.activity,
            agency=self.link.agency,
            **kwargs,
        )

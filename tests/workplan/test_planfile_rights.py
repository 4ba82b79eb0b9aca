"""Whose rights an import needs: those to everything that it makes, changes or takes back."""

import pytest
from django.contrib.auth.models import Permission

from agencies.models import Agency, User
from gmg_portal.lib.models import RunState
from tests.factories import make_plan
from tests.planfile_pages import apply, csv_file, go_through, page, undo
from workplan.models import Activity

TABLE = [["Activity", "Lead"], ["Train", "ACME Corp"]]


@pytest.fixture
def apprentice(db):
    """Somebody who edits activities, and nothing else."""
    user = User.objects.create_user("apprentice@gmg.example", name="Ada", is_staff=True)
    names = ["view_activity", "add_activity", "change_activity"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def test_an_import_is_not_taken_back_by_who_may_not_edit_all_that_it_made(
    client, secretariat, apprentice
):
    client.force_login(secretariat)
    run = go_through(
        client, make_plan(), csv_file(*TABLE), {"ACME Corp": "new"}, agency_kind="fund_or_programme"
    )
    apply(client, run)
    assert Agency.objects.filter(name_en="ACME Corp").exists()

    client.force_login(apprentice)
    response = undo(client, run)

    assert "It would take back something that you may not change: agency." in response.text
    run.refresh_from_db()
    assert run.state == RunState.APPLIED
    assert Activity.objects.filter(title="Train").exists()


def test_who_sends_what_no_preview_showed_is_told(client, secretariat):
    client.force_login(secretariat)
    run = go_through(client, make_plan(), csv_file(["Activity"], ["Train"]))

    response = client.post(
        page("run_preview", run.pk), {"seen": f"{'9' * 5000}:1", "all_lines": "yes"}
    )

    assert response.status_code == 302

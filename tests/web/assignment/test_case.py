"""Choosing a reviewer for one case: what blocks, what a person clears, what is kept of an offer."""

import json

import pytest


def free(number):
    from openimr.web.assignment.lists import shown
    from openimr.web.assignment.roster import roster
    from openimr.web.store.models import CaseRow

    found = shown(CaseRow.objects.get(number=number), roster())[1]
    return [one.reviewer.ref for one in found if not one.candidate.blocks]


def state(number):
    from openimr.web.store.models import CaseRow

    row = CaseRow.objects.get(number=number)
    return row.state, row.version


def test_the_queue_and_the_case_show_references_and_no_name(client, waiting):
    from openimr.web.store.models import ReviewerIdentityRow

    names = [name.split(",")[0] for name in ReviewerIdentityRow.objects.values_list("name", flat=True)]
    ref = free(waiting[0])[0]
    pages = (
        "/assignment/", f"/assignment/{waiting[0]}/", f"/assignment/{waiting[0]}/{ref}/",
        f"/assignment/{waiting[0]}/compare/?with={ref}&with=r-7f3a04", "/panel/", f"/panel/{ref}/",
        f"/panel/{ref}/identity/", "/panel/expiring/", "/assignment/plans/",
    )  # fmt: skip
    for page in pages:
        shown = client.get(page)
        assert shown.status_code == 200, page
        assert not [name for name in names if name in shown.content.decode()], page


def test_an_offer_keeps_who_offered_and_both_snapshots(client, manager, waiting, docket):
    from openimr.web.store.models import AssignmentRow

    number = waiting[0]
    ref = free(number)[0]
    sent = {"do": "offer", "version": state(number)[1]}
    assert client.post(f"/assignment/{number}/{ref}/", sent).status_code == 302
    row = AssignmentRow.objects.get(case=number)
    assert (row.reviewer_id, row.standing, state(number)[0]) == (ref, "offered", "reviewer_offered")
    assert json.loads(row.conflicts)["verdict"] == "clear"
    assert json.loads(docket.links(number)[-1].payload)["data"]["by"] == manager.ref


def test_an_offer_on_an_older_case_changes_nothing(client, waiting):
    number = waiting[0]
    sent = {"do": "offer", "version": state(number)[1] - 1}
    assert client.post(f"/assignment/{number}/{free(number)[0]}/", sent).status_code == 409
    assert state(number)[0] == "reviewer_selection"


def test_a_reviewer_with_a_conflict_is_never_offered_the_case_and_nobody_waives_it(client, waiting):
    number = waiting[0]
    assert client.post(f"/assignment/{number}/r-7f3a04/", {"do": "offer"}).status_code in {302, 409}
    from openimr.web.assignment.lists import shown
    from openimr.web.assignment.roster import roster
    from openimr.web.store.models import CaseRow

    found = shown(CaseRow.objects.get(number=number), roster())[1]
    stopped = [one for one in found if "conflict" in one.candidate.blocks]
    assert stopped
    for one in stopped:
        row = next(row for row in one.candidate.conflicts.rows if row.verdict == "conflict")
        sent = {"do": "clear", "row": row.id, "reason": "I wish it were not so."}
        answer = client.post(f"/assignment/{number}/{one.reviewer.ref}/", sent)
        assert answer.status_code == 409
        assert "a conflict cannot be waived" in answer.content.decode()


def test_what_the_case_does_not_say_blocks_until_it_is_cleared_for_everyone(client, waiting):
    from openimr.web.assignment.models import ClearanceRow
    from openimr.web.store.models import DisputeRow

    number = waiting[0]
    before = free(number)
    row = DisputeRow.objects.get(case_id=number)
    application = json.loads(row.application)
    application["parties"].pop("ur_reviewer")
    DisputeRow.objects.filter(case_id=number).update(application=json.dumps(application))
    assert free(number) == []
    sent = {"do": "clear", "row": "utilization_review/ur_reviewer/undisclosed", "reason": ""}
    assert client.post(f"/assignment/{number}/{before[0]}/", sent).status_code == 409
    sent["reason"] = "The decision bears no reviewer's name; the organization confirmed none of ours."
    assert client.post(f"/assignment/{number}/{before[0]}/", sent).status_code == 302
    assert free(number) == before
    kept = ClearanceRow.objects.get()
    assert (kept.reviewer_id, kept.by_role) == (None, "case_manager")


def test_an_ended_offer_bars_the_reviewer(client, waiting):
    from openimr.web.store.models import AssignmentRow

    number = waiting[0]
    ref = free(number)[0]
    client.post(f"/assignment/{number}/{ref}/", {"do": "offer", "version": state(number)[1]})
    without = client.post(f"/assignment/{number}/", {"version": state(number)[1], "reason": " "})
    assert without.status_code == 409
    sent = {"version": state(number)[1], "reason": "No answer for two days."}
    assert client.post(f"/assignment/{number}/", sent).status_code == 302
    assert AssignmentRow.objects.get().standing == "expired"
    assert state(number)[0] == "reviewer_selection"
    assert ref not in free(number)


def test_a_reviewer_at_work_can_be_taken_off(client, waiting, docket):
    from openimr.web import moment
    from openimr.web.store.assigning import answer
    from openimr.web.store.models import AssignmentRow

    number = waiting[0]
    ref = free(number)[0]
    client.post(f"/assignment/{number}/{ref}/", {"do": "offer", "version": state(number)[1]})
    answer(docket, number, "accepted", at=moment.now(), today=moment.today())
    sent = {"version": state(number)[1], "reason": "Away for longer than the case can wait."}
    assert client.post(f"/assignment/{number}/", sent).status_code == 302
    assert AssignmentRow.objects.get().standing == "recused"
    assert state(number)[0] == "reviewer_selection"


def test_an_earlier_review_of_the_same_worker_is_found_in_the_docket(client, waiting, docket):
    from openimr.web import moment
    from openimr.web.assignment.deciding import pair, report_of
    from openimr.web.store.assigning import answer
    from openimr.web.store.models import PartyRow

    first, second = waiting
    ref = free(first)[0]
    client.post(f"/assignment/{first}/{ref}/", {"do": "offer", "version": state(first)[1]})
    answer(docket, first, "accepted", at=moment.now(), today=moment.today())
    name = PartyRow.objects.get(case=first, role="worker").name
    PartyRow.objects.filter(case=second, role="worker").update(name=name)
    rows = [row for row in report_of(*pair(second, ref)).rows if row.relation == "prior_review"]
    assert [(row.verdict, row.source) for row in rows] == [("unknown", "the docket of this organization")]


@pytest.mark.parametrize("role", ["worker", "claims_administrator", "reviewer", "administrative_director"])
def test_nobody_else_gets_in(waiting, role):
    from tests.web.people import person, signed_in

    other = signed_in(person(role, ref=f"other-{role}"))
    for page in ("/assignment/", f"/assignment/{waiting[0]}/", "/panel/", "/panel/r-7f3a01/identity/"):
        assert other.get(page).status_code in {403, 404}

"""Many cases at once: the plan comes out the same again, and its offers are tested on their day."""

import json

import pytest

pytest.importorskip("scipy", reason="scipy is not installed")


def made(client, seed=7):
    from openimr.web.assignment.models import PlanRow

    assert client.post("/assignment/plans/", {"seed": seed}).status_code == 302
    return PlanRow.objects.order_by("-pk").first()


def test_a_kept_plan_is_computed_again_pair_by_pair(client, waiting):
    from openimr.web.assignment import planning

    row = made(client)
    assert {pair.case for pair in planning.plan_of(row).pairs} == set(waiting)
    # What happens to the panel afterwards does not matter: the inputs were kept.
    client.post("/panel/r-7f3a01/standing/", {"reason": "The contract ended."})
    assert planning.prove(row) == planning.plan_of(row)
    page = client.get(f"/assignment/plans/{row.pk}/proof/").content.decode()
    assert "The plan holds" in page


def test_a_plan_that_somebody_changed_does_not_hold(client, waiting):
    from openimr.web.assignment.models import PlanRow
    from openimr.web.assignment.planning import plan_of

    row = made(client)
    plan = json.loads(row.plan)
    plan["pairs"][0]["reviewer"] = "r-7f3a0a"
    assert plan_of(row).pairs[0].reviewer != "r-7f3a0a"
    forged = PlanRow(digest="0" * 64, seed=row.seed, day=row.day, plan=json.dumps(plan), inputs=row.inputs)
    forged.by, forged.made_at = row.by, row.made_at
    forged.save()
    assert "The plan does not hold" in client.get(f"/assignment/plans/{forged.pk}/proof/").content.decode()


def test_offers_of_a_plan_name_it_and_refused_ones_are_planned_again(client, waiting, docket):
    from openimr.web import moment
    from openimr.web.assignment import planning
    from openimr.web.store.assigning import answer
    from openimr.web.store.models import AssignmentRow

    row = made(client)
    assert client.post(f"/assignment/plans/{row.pk}/", {"do": "again"}).status_code == 409
    assert client.post(f"/assignment/plans/{row.pk}/", {"do": "offer", "case": waiting}).status_code == 302
    assert set(AssignmentRow.objects.values_list("plan", flat=True)) == {row.digest}
    answer(docket, waiting[0], "declined", at=moment.now(), today=moment.today())
    assert client.post(f"/assignment/plans/{row.pk}/", {"do": "again"}).status_code == 302
    later = row.later.get()
    first, again = planning.plan_of(row), planning.plan_of(later)
    assert again.reviewer_of(waiting[1]) == first.reviewer_of(waiting[1])
    assert again.reviewer_of(waiting[0]) != first.reviewer_of(waiting[0])


def test_a_seed_that_is_no_number_is_explained(client, waiting):
    answer = client.post("/assignment/plans/", {"seed": "lucky"})
    assert answer.status_code == 409
    assert "A seed is a whole number" in answer.content.decode()
    assert 'value="lucky"' in answer.content.decode()


def test_without_a_waiting_case_there_is_no_plan(client):
    answer = client.post("/assignment/plans/", {"seed": 7})
    assert answer.status_code == 409

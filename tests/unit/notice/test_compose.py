"""A notice is whole or not at all: closed slots, counted dates, the law behind it, the right words."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from tests.notices import CASE, DAY, FACTS, composed, facts_of, recipient, roles_of

from openimr.process.clock import deadline
from openimr.process.notice import (
    Notice,
    NoticeError,
    NoticeRecord,
    Recipient,
    compose,
    key,
    kinds,
    record,
    to_text,
    write_html,
    write_pdf,
)
from openimr.process.notice.model import Role

EVERY = [(kind, role, language) for kind in kinds() for role in roles_of(kind) for language in ("en", "es")]


@pytest.mark.parametrize(("kind", "role", "language"), EVERY)
def test_every_variant_is_composed_whole_with_address_title_and_law(
    kind: str, role: str, language: str
) -> None:
    for variant in range(len(FACTS[kind])):
        notice = composed(kind, role, language, variant)
        text = to_text(notice)
        assert "{" not in text
        assert "Alex Example\n12 Fictional Street" in text
        assert notice.basis
        assert all(shown.shown in text and shown.explanation in text for shown in notice.deadlines)


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("fact", ["reviewer", "reviewer_name", "signed_by", "note"])
def test_labor_code_4610_6_f_a_fact_without_a_slot_is_refused(kind: str, fact: str) -> None:
    facts = {**facts_of(kind), fact: "Dr. Fictional"}
    with pytest.raises(NoticeError, match=f"no slot for {fact}"):
        compose(kind, recipient(roles_of(kind)[0]), facts, today=DAY)


def test_no_role_of_a_notice_is_the_reviewer() -> None:
    assert not [role for role in Role.__args__ if "review" in role]  # type: ignore[attr-defined]
    with pytest.raises(NoticeError, match="does not go to the role 'reviewer'"):
        compose("noarfi", recipient("reviewer"), facts_of("noarfi"), today=DAY)


@pytest.mark.parametrize("kind", kinds())
def test_each_required_fact_is_asked_for_by_name(kind: str) -> None:
    from openimr.programs import load

    slots = load(f"notices/{kind}.yaml")["slots"]
    for name in [name for name, slot in slots.items() if not slot.get("optional")]:
        facts = {known: value for known, value in facts_of(kind).items() if known != name}
        with pytest.raises(NoticeError, match=f"lacks {name}"):
            compose(kind, recipient(roles_of(kind)[0]), facts, today=DAY)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"application_received": "yesterday"}, "application_received of ineligible is of type str"),
        ({"reasons": ["NOT_NICE"]}, "knows no NOT_NICE"),
        ({"reasons": []}, "lacks reasons"),
        ({"appeal_by": deadline("D22", DAY)}, "follows rule D22"),
    ],
)
def test_a_fact_of_another_kind_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(NoticeError, match=said):
        compose("ineligible", recipient("worker"), {**facts_of("ineligible"), **change}, today=DAY)


@pytest.mark.parametrize(
    ("kind", "who", "said"),
    [
        ("greeting", recipient("worker"), "no notice of kind 'greeting'"),
        ("invoice", recipient("worker"), "does not go to the role 'worker'"),
        ("duplicate", Recipient("worker", " "), "no name"),
        ("duplicate", Recipient("worker", "A", (), ()), "no channel"),
    ],
)
def test_a_wrong_call_teaches(kind: str, who: Recipient, said: str) -> None:
    with pytest.raises(NoticeError, match=said) as refused:
        compose(kind, who, facts_of("duplicate"), today=DAY)
    assert "\n" not in str(refused.value)
    assert refused.value.do


def test_the_workers_date_is_counted_in_plain_words_and_the_professionals_with_its_authority() -> None:
    worker, administrator = (
        composed("determination_cover", role) for role in ("worker", "claims_administrator")
    )
    (appeal,) = worker.deadlines
    assert appeal.due == date(2024, 4, 8)
    assert appeal.shown == "Monday, April 8, 2024"
    assert appeal.explanation == (
        "The count starts with mailing of the decision, on March 4, 2024. Then we count 30 days. That is "
        "April 3, 2024. You get 5 days more because it came by mail. That is April 8, 2024."
    )
    assert "Labor Code 4610.6(h)" in administrator.deadlines[0].explanation


def test_a_last_day_that_moves_says_why_in_both_languages() -> None:
    facts = {**facts_of("ineligible"), "appeal_by": deadline("D21", date(2024, 3, 8))}
    said = [
        compose(
            "ineligible",
            recipient("worker"),
            facts,
            today=DAY,
            language=language,  # type: ignore[arg-type]
        )
        .deadlines[-1]
        .explanation
        for language in ("en", "es")
    ]
    assert "April 7, 2024 is a Sunday. So the last day moves to April 8, 2024." in said[0]
    assert "El 7 de abril de 2024 es domingo. Por eso el último día pasa al 8 de abril de 2024." in said[1]


def test_a_plain_date_is_shown_and_explains_nothing() -> None:
    facts = {**facts_of("ineligible"), "appeal_by": date(2024, 4, 3)}
    shown = compose("ineligible", recipient("worker"), facts, today=DAY).deadlines[-1]
    assert (shown.shown, shown.explanation, shown.rule) == ("Wednesday, April 3, 2024", "", None)


def test_noarfi_has_the_content_of_8_ccr_9792_10_4() -> None:
    for role in roles_of("noarfi"):
        text = to_text(composed("noarfi", role))
        for wanted in (
            "Oak Valley Independent Review, P.O. Box 100",
            "MRI of the lumbar spine",
            "R. Fictional",
            "regular",
        ):
            assert wanted in text, (role, wanted)
        assert "January 22, 2024" in text or "01/22/2024" in text
        assert "January 29, 2024" in text or "01/29/2024" in text
        assert "February 20, 2024" in text or "02/20/2024" in text
        assert "Tuesday, March 19, 2024" in text


def test_the_documents_wanted_stand_in_the_administrators_notice_only() -> None:
    assert "six months before the request" in to_text(composed("noarfi", "claims_administrator"))
    assert "$500 a day" not in to_text(composed("noarfi", "physician"))


@pytest.mark.parametrize(("kind", "channel"), [("noarfi", "email"), ("acknowledgement", "mail")])
def test_the_fastest_channel_is_taken_where_the_law_asks_for_it(kind: str, channel: str) -> None:
    who = recipient("worker", ("mail", "fax", "email"))
    assert compose(kind, who, facts_of(kind), today=DAY).channel == channel


def test_spanish_speaks_to_the_workers_side_only_and_says_that_english_governs() -> None:
    worker = to_text(composed("noarfi", "worker", "es"))
    assert "SU REVISIÓN HA EMPEZADO" in worker
    assert "vale el aviso en inglés" in worker
    assert "Un traductor profesional no ha revisado este texto" in worker
    assert composed("noarfi", "physician", "es").language == "en"


def test_a_recalled_rule_is_marked_where_it_is_used() -> None:
    notice = composed("noarfi", "worker")
    marked = [part.text for part in notice.blocks if part.recalled and part.kind == "deadline"]
    assert marked == ["Your papers should reach us by"]
    assert "8 CCR 9792.10.5(b)" in notice.recalled
    assert "(recalled)" in to_text(notice)


def test_only_the_law_that_the_notice_uses_is_named() -> None:
    carve_out = composed("ineligible", "worker", variant=3)
    signature = composed("ineligible", "worker", variant=0)
    assert any("carve-out" in part.serves for part in carve_out.basis)
    assert not any("carve-out" in part.serves for part in signature.basis)


@pytest.mark.parametrize(("result", "word"), [(0, "UPHOLD"), (1, "OVERTURN"), (2, "PARTIAL OVERTURN")])
def test_the_cover_names_the_overall_result_beside_plain_words(result: int, word: str) -> None:
    notice = composed("determination_cover", "worker", variant=result)
    assert notice.blocks[0].rows == ((word,),)
    assert f"{word}. The doctor found that " in to_text(notice)


def test_braces_in_a_fact_stay_as_they_are() -> None:
    facts = {**facts_of("remand"), "fact": "{case_number} {0} {x.__class__}"}
    assert "{case_number} {0} {x.__class__}" in to_text(
        compose("remand", recipient("worker"), facts, today=DAY)
    )


def test_name_and_address_stay_out_of_logs_and_of_the_record() -> None:
    notice = composed("noarfi", "worker")
    sent = record(notice, event_seq=4, sent_at=datetime(2024, 3, 4, 18, tzinfo=UTC), document="doc-7")
    for shown in (repr(notice), repr(notice.recipient), repr(sent)):
        assert "Alex" not in shown
        assert "Fictional Street" not in shown
    assert {field.name for field in fields(NoticeRecord)}.isdisjoint({"name", "address", "recipient"})
    assert sent.key == key("CM24-0001234", 4, "noarfi", "worker")


def test_the_key_tells_notices_apart_and_is_the_same_for_the_same() -> None:
    keys = {
        key(case, seq, kind, role)
        for case in ("CM24-1", "CM24-11")
        for seq in (1, 11)
        for kind in ("noarfi", "remand")
        for role in ("worker", "attorney")
    }
    assert len(keys) == 16
    assert key("CM24-1", 1, "noarfi", "worker") in keys


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NoticeError, match="no zone"):
        record(composed("duplicate", "worker"), event_seq=1, sent_at=datetime(2024, 3, 4), document="d")


def test_the_hash_follows_what_the_recipient_is_told() -> None:
    first = composed("duplicate", "worker")
    assert composed("duplicate", "worker").content_hash == first.content_hash
    assert replace(first, channel="email").content_hash == first.content_hash
    others: list[Notice] = [
        composed("duplicate", "attorney"),
        composed("duplicate", "worker", "es"),
        replace(first, title="Other"),
        replace(first, blocks=first.blocks[1:]),
        compose("duplicate", recipient("worker"), {**facts_of("duplicate"), "survivor": "CM24-2"}, today=DAY),
    ]
    assert len({first.content_hash, *(other.content_hash for other in others)}) == 6


def test_the_same_notice_gives_the_same_bytes() -> None:
    pdf = write_pdf(composed("duplicate", "worker"))
    write_pdf(composed("remand", "worker"))
    assert write_pdf(composed("duplicate", "worker")) == pdf
    assert write_html(composed("duplicate", "worker")) == write_html(composed("duplicate", "worker"))


def test_words_that_look_like_markup_stay_words() -> None:
    facts = {**facts_of("remand"), "fact": "#panic(1) <script>alert(1)</script> {{ 7 }}"}
    notice = compose("remand", recipient("worker"), facts, today=DAY)
    assert "<script>" not in write_html(notice)
    assert write_pdf(notice).startswith(b"%PDF")


def test_facts_of_the_case_that_are_not_given_leave_no_row() -> None:
    facts = {name: value for name, value in facts_of("duplicate").items() if name not in CASE}
    text = to_text(compose("duplicate", recipient("worker"), {**facts, "case_number": "CM24-1"}, today=DAY))
    assert "Case number: CM24-1" in text
    assert "Claim number" not in text


@pytest.mark.parametrize(
    ("language", "shown", "counted"),
    [
        ("en", "Tuesday, March 5, 2024 at 9:00 am PST", "Then we count 24 hours."),
        ("es", "martes, 5 de marzo de 2024, 9:00 a. m. PST", "Luego contamos 24 horas."),
    ],
)
def test_a_clock_in_hours_names_the_hour_and_the_zone(language: str, shown: str, counted: str) -> None:
    (records,) = composed("conversion_to_expedited", "worker", language).deadlines
    assert records.shown == shown
    assert counted in records.explanation


def test_a_rule_that_sets_no_day_says_so() -> None:
    open_end = replace(deadline("D8", DAY), due=None, steps=(), notes=("No day is set.",))
    facts = {**facts_of("records_reminder"), "records_due": open_end}
    (shown,) = compose("records_reminder", recipient("worker"), facts, today=DAY).deadlines
    assert shown.shown == "No fixed day"
    assert "No day is set." in shown.explanation


def test_professionals_are_not_addressed_as_the_worker() -> None:
    for kind in kinds():
        for role in set(roles_of(kind)) - {"worker", "attorney", "designee"}:
            for variant in range(len(FACTS[kind])):
                text = to_text(composed(kind, role, "en", variant))
                for given in FACTS[kind][variant].get("questions", []):  # type: ignore[attr-defined]
                    text = text.replace(given, "")
                assert not {"you", "your"} & set(text.lower().split()), (kind, role, variant)


@pytest.mark.parametrize(("role", "told"), [("attorney", True), ("designee", True), ("worker", False)])
def test_who_reads_in_the_workers_place_is_told_so(role: str, told: bool) -> None:
    assert ('here "you" means the worker' in to_text(composed("noarfi", role))) is told

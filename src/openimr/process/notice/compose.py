"""The front door: a notice of a kind to a recipient, composed from the programme's words and the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from openimr.process.notice.blocks import Telling, holding, tell
from openimr.process.notice.dates import show_deadline
from openimr.process.notice.errors import NoticeError
from openimr.process.notice.model import Notice, Provision, Recipient, Role
from openimr.process.notice.slots import check_facts
from openimr.programs import load
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from openimr.process.clock.explain import Language
    from openimr.process.notice.model import Channel

COMMON = "notices/common.yaml"
PLAIN = ("worker", "attorney", "designee")  # they read the worker's words, in the worker's language


def kinds(program: str = DEFAULT) -> tuple[str, ...]:
    """The kinds of notice that a programme knows, in the order of a case."""
    return tuple(load(COMMON, program)["kinds"])


def compose(
    kind: str,
    recipient: Recipient,
    facts: Mapping[str, Any],
    *,
    today: date,
    language: Language = "en",
    program: str = DEFAULT,
) -> Notice:
    """The notice, whole: every slot filled, every date with its count, every rule with its source.

    Deadlines come as ``Deadline`` values (or as plain dates, which then explain nothing). Professionals are
    written to in English whatever the language. Raises NoticeError; nothing half filled is ever returned.
    """
    template, common = _template(kind, program), load(COMMON, program)
    _check_recipient(kind, template, recipient)
    values = check_facts(kind, {**common["slots"], **template["slots"]}, facts)
    plain = recipient.role in PLAIN
    tongue: Language = language if plain else "en"
    words = common["words"][tongue]
    deadlines = {
        name: show_deadline(name, values[name], words, tongue, program, plain=plain)
        for name, slot in template["slots"].items()
        if slot["type"] == "deadline" and name in values
    }
    part = template["plain" if plain else "professional"]
    telling = Telling(template, common, values, deadlines, recipient.role, tongue, plain)
    parts = holding(telling, [*common["copy"], *part["blocks"], *(common["help"] if plain else [])])
    cited = {law for said in parts for law in said.get("law", ())}
    named = {said.get("date") for said in parts}
    return Notice(
        kind=kind,
        program=program,
        recipient=recipient,
        language=tongue,
        channel=_channel(template["channel"]["rule"], recipient, common["speed"]),
        day=today,
        case_number=values["case_number"],
        title=telling.fill(part["title"][tongue]),
        plain=plain,
        blocks=tell(telling, parts),
        deadlines=tuple(shown for name, shown in deadlines.items() if name in named),
        basis=_basis([law for law in template["law"] + common["law"] if law["id"] in cited], telling),
    )


def _template(kind: str, program: str) -> dict[str, Any]:
    known = kinds(program)
    if kind not in known:
        raise NoticeError(
            f"no notice of kind {kind!r}", where=program, expected=", ".join(known), do="choose one"
        )
    template: dict[str, Any] = load(f"notices/{kind}.yaml", program)
    return template


def _check_recipient(kind: str, template: Mapping[str, Any], recipient: Recipient) -> None:
    if recipient.role not in get_args(Role) or recipient.role not in template["recipients"]:
        raise NoticeError(
            f"{kind} does not go to the role {recipient.role!r}",
            where="notice",
            expected=", ".join(template["recipients"]),
            do="choose one of these roles",
        )
    if not recipient.name.strip() or not recipient.channels:
        raise NoticeError(
            "the recipient has no name or no channel",
            where=f"{kind} to {recipient.role}",
            expected="a name to print and at least one channel",
            do="take them from the case's parties",
        )


def _channel(rule: str, recipient: Recipient, speed: list[Channel]) -> Channel:
    """The recipient's wish; the fastest way that reaches the recipient where the law asks for it."""
    return min(recipient.channels, key=speed.index) if rule == "fastest" else recipient.channels[0]


def _basis(law: list[Mapping[str, Any]], telling: Telling) -> tuple[Provision, ...]:
    return tuple(
        Provision(telling.meaning(part["text"]), part["serves"], recalled=part["status"] == "recalled")
        for part in law
    )

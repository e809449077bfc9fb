"""The page ``docs/life-of-a-case.md``: every state, event and guard of the data, beside the drawing.

``python -m openimr.process.life.page > docs/life-of-a-case.md``
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from openimr.process.life.rule import START, life_rules
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HEAD = """# The life of a case

Made from `programs/ca_workers_comp/life.yaml` by `python -m openimr.process.life.page`: change that file,
not this page.

A case is folded from its events. `transition` takes the case, one event and today's day, and gives the case
after it, the clocks that start and end, and the notices that are owed; nothing else changes anything. An
event that the rules forbid is refused with the rule, where it stands, and what would be possible.

```python
from datetime import date, datetime, timezone
from openimr.process import Event, begin, transition

today = date(2016, 12, 1)
morning = datetime(2016, 11, 3, 17, 0, tzinfo=timezone.utc)
filed = Event("application_received", morning, "intake", {"received_on": "2016-11-02"})
step = begin("CM16-0000001", [1, 2], filed, today)
print(step.case.state, [notice.kind for notice in step.notices])
try:
    transition(step.case, Event("published", morning, "case_manager"), today)
except Exception as refused:
    print(refused)
```

Prints:

```text
received ['acknowledgement']
state received: published cannot happen here, because only determinations are published; ...
```

*recalled* marks a rule that was not read in its text. Expedited handling and publication are marks on a case,
not places: neither changes where it stands. Lateness is a mark on a clock and reverses nothing.

![States as boxes, from the application to the implemented determination; events as arrows](images/life.svg)

Blue is open, grey is closed. Under each name stands the state that the organization's interface showed in
2016.
"""


def page(program: str = DEFAULT) -> str:
    """The page as Markdown."""
    data = life_rules(program).data
    parts = [
        HEAD,
        "## States\n",
        *_states(data),
        "\n## Groups of states\n",
        *(f"- *{name}*: {_list(states)}" for name, states in data["groups"].items()),
        "\n## Choices that the law leaves open\n",
        *(
            f"- {_plain(name).capitalize()}: {one['taken']}. {one['reason']}"
            for name, one in data["choices"].items()
        ),
        "\n## Events\n",
        *(line for kind, event in data["events"].items() for line in _event(kind, event)),
        "## What must be true\n",
        *_guards(data),
    ]
    return "\n".join(parts) + "\n"


def _states(data: Mapping[str, Any]) -> Iterator[str]:
    yield "| State | | Published as | The worker reads |"
    yield "| --- | --- | --- | --- |"
    for name, state in data["states"].items():
        standing = "open" if state["open"] else "closed"
        yield f"| `{name}` | {standing} | {state['vendor']} | {state['en']} / *{state['es']}* |"


def _event(kind: str, event: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {kind}\n"
    yield f"{_sentence(event['rule'])} ({_law(event)}).\n"
    yield f"- By: {_list(event['roles'], code=False)}"
    if guards := [*event.get("guards", ()), *event.get("leaves", ())]:
        yield f"- Only if: {_list(guards)}"
    for move in event["moves"]:
        yield f"- {_move(move)}"
    yield ""


def _move(move: Mapping[str, Any]) -> str:
    """One way on, in a line: from where, if what, to where, clocks, notices."""
    start = "" if move["from"] == [START] else f"From {_list(move['from'])} "
    goal = "stays" if move["to"] == "same" else f"to `{move['to']}`"
    parts = [f"{start}{goal}" + (f" if `{move['when']}`" if "when" in move else "")]
    clocks = move.get("clocks", {})
    parts += [f"{word}: {_rules(clocks[word])}" for word in ("met", "stopped") if clocks.get(word)]
    if started := clocks.get("start"):
        parts.append(f"starts: {', '.join(map(_start, started))}")
    parts += [f"notice `{one['kind']}` to {_to(one)}" for one in move.get("notices", ())]
    text = "; ".join(parts)
    return text[0].upper() + text[1:]


def _rules(clocks: str | list[str]) -> str:
    """The clocks by number, or their group in words."""
    return f"all clocks of the {clocks}" if isinstance(clocks, str) else ", ".join(clocks)


def _start(clock: Mapping[str, Any]) -> str:
    return str(clock["rule"]) + (f" if `{clock['when']}`" if "when" in clock else "")


def _to(notice: Mapping[str, Any]) -> str:
    to: str = "all parties" if notice["to"] == "parties" else _list(notice["to"], code=False)
    return to + (f" if `{notice['when']}`" if "when" in notice else "")


def _guards(data: Mapping[str, Any]) -> Iterator[str]:
    yield "| Guard | Holds because | Law |"
    yield "| --- | --- | --- |"
    for name, guard in data["guards"].items():
        yield f"| `{name}` | {_sentence(guard['rule'])}. | {_law(guard)} |"


def _law(entry: Mapping[str, Any]) -> str:
    return str(entry["citation"]) + (", *recalled*" if entry["status"] == "recalled" else "")


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _list(names: list[str], *, code: bool = True) -> str:
    return ", ".join(f"`{name}`" if code else _plain(name) for name in names)


def _plain(name: str) -> str:
    return name.replace("_", " ")


if __name__ == "__main__":
    sys.stdout.write(page())

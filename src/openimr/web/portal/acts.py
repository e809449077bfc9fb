"""What people on the worker's side may do to a case, one page each: its event, its form, its data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms

from openimr.process.life import life_rules, possible
from openimr.web import moment
from openimr.web.portal.fields import choice, day, tick, words
from openimr.web.portal.forms import SERVICES
from openimr.web.portal.status import treatments
from openimr.web.portal.words import said_later, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openimr.process.life import CaseLife, Role
    from openimr.web.accounts.models import User


class WithdrawForm(forms.Form):
    """Which items, and the word that it is meant."""

    items = forms.MultipleChoiceField(label=said_later("field.items"), widget=forms.CheckboxSelectMultiple)
    sure = tick("withdraw_sure", required=True)

    def __init__(self, typed: Any = None, *, life: CaseLife) -> None:  # noqa: ANN401 - Django's QueryDict
        """Offer the items that are still in dispute."""
        super().__init__(typed)
        field: Any = self.fields["items"]
        field.choices = [
            (str(one.number), f"{one.number}. {one.words}")
            for one in treatments(life)
            if one.standing == "in_dispute"
        ]


class AnswerForm(forms.Form):
    """An answer in words; papers come with it as files."""

    answer = words("answer", rows=6)


class ExpediteForm(forms.Form):
    """The physician's certificate of an imminent and serious threat."""

    certified = tick("certified", required=True)
    grounds = words("grounds", rows=5)


class ResolvedForm(forms.Form):
    """The notice that the dispute of liability is over."""

    served_on = day("resolved_on")
    service = choice("service", SERVICES)


class RenewForm(forms.Form):
    """The wish to go on."""

    renew = tick("renew", required=True)


class PetitionForm(forms.Form):
    """The day on which a petition went to the appeals board."""

    filed_on = day("petitioned_on")


@dataclass(frozen=True, slots=True)
class Act:
    """An event of ``life.yaml`` with its page.

    ``data`` makes the event's data of what was given and of how many papers came; ``files``: none, may
    or must come.
    """

    kind: str
    form: Callable[..., forms.Form]
    data: Callable[[Mapping[str, Any], int], dict[str, Any]]
    files: str = "none"
    paper: str = "other"


def open_to(act: Act, life: CaseLife, user: User) -> bool:
    """Whether the life of the case lets this person do it now; a button is shown only then."""
    allowed = life_rules(life.program).events[act.kind].roles
    mine = [role for role in user.role_set & allowed if act.kind in possible(life, cast("Role", role))]
    return bool(mine) and (act.kind != "converted_to_expedited" or life.priority == "standard")


def form_of(act: Act, life: CaseLife, typed: Any = None) -> forms.Form:  # noqa: ANN401 - Django's QueryDict
    """The form of the act."""
    more = {"life": life} if act.form is WithdrawForm else {}
    return act.form(typed, **more)


ACTS: Mapping[str, Act] = {
    "answer_eligibility": Act(
        "eligibility_information_received",
        AnswerForm,
        lambda _, __: {"received_on": _today()},
        "may",
        "answer",
    ),
    "answer_doctor": Act(
        "additional_information_received",
        AnswerForm,
        lambda _, count: {"received_on": _today(), "answer": _named(count)},
        "may",
        "answer",
    ),
    "renew": Act("application_renewed", RenewForm, lambda _, __: {"received_on": _today()}),
    "resolved": Act(
        "liability_resolved",
        ResolvedForm,
        lambda given, _: {"served_on": given["served_on"].isoformat(), "service": given["service"]},
        "may",
        "liability_notice",
    ),
    "expedite": Act(
        "converted_to_expedited",
        ExpediteForm,
        lambda _, __: {"certified": True, "documents_attached": True, "certified_on": _today()},
        "must",
        "certificate",
    ),
    "petition": Act(
        "petition_filed", PetitionForm, lambda given, _: {"filed_on": given["filed_on"].isoformat()}
    ),
    "withdraw": Act(
        "item_withdrawn",
        WithdrawForm,
        lambda given, _: {"items": sorted(int(one) for one in given["items"]), "ended_on": _today()},
    ),
}


def _named(count: int) -> list[str]:
    """The papers of an answer as notices list them; never by their file names, which may tell a person's."""
    return [say("answer.paper", place=place) for place in range(1, count + 1)]


def _today() -> str:
    return moment.today().isoformat()

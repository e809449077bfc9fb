"""An application in the making: its steps in order, and all that was typed so far."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.web import moment
from openimr.web.portal import forms
from openimr.web.portal.models import ApplicationDraftRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.forms import BaseForm, BaseFormSet

    from openimr.web.accounts.models import User

    Asked = BaseForm | BaseFormSet[Any]

_FORMS: Mapping[str, Callable[..., Asked]] = {
    "filer": forms.FilerForm,
    "worker": forms.WorkerForm,
    "injury": forms.InjuryForm,
    "decision": forms.DecisionForm,
    "treatments": forms.Treatments,
    "physician": forms.PhysicianForm,
    "administrator": forms.AdministratorForm,
}
ASKED = tuple(_FORMS)
STEPS = (*ASKED, "papers", "check", "sign")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that will come with the application; its bytes lie in the vault by their digest."""

    name: str
    digest: str
    kind: str
    size: int


class Draft:
    """One application in the making, as it is kept; nothing typed is dropped because it is not complete."""

    def __init__(self, row: ApplicationDraftRow) -> None:
        """Read what is kept."""
        self.row = row
        self.content: dict[str, dict[str, str]] = json.loads(row.content)
        self.papers = [Paper(**one) for one in json.loads(row.papers)]

    @property
    def owner(self) -> User:
        """Whose it is."""
        return self.row.owner

    def form(self, step: str, data: Mapping[str, str] | None = None) -> Asked:
        """The form of a step, filled with what was typed."""
        typed = data if data is not None else self.content.get(step)
        more = {"user": self.owner} if step == "filer" else {}
        return _FORMS[step](typed, **more)

    def answers(self, step: str) -> Any:  # noqa: ANN401 - a mapping, or a list of them for the treatments
        """What was answered, as far as it could be read; empty where the step was not reached."""
        form: Any = self.form(step)
        if not form.is_bound:
            return [] if step == "treatments" else {}
        form.is_valid()
        if step == "treatments":
            return [one.cleaned_data for one in form if getattr(one, "cleaned_data", {}).get("treatment")]
        return form.cleaned_data

    def complete(self, step: str) -> bool:
        """Whether every question of the step has an answer that can be read."""
        if step == "papers":
            return bool(self.papers)
        if step not in _FORMS:
            return False
        form = self.form(step)
        return form.is_bound and form.is_valid()

    def missing(self) -> list[str]:
        """The steps with questions that are still open; papers may come later."""
        return [step for step in ASKED if not self.complete(step)]

    def keep(self, step: str, typed: Mapping[str, str]) -> None:
        """Save what was typed on a step, complete or not."""
        self.content[step] = dict(typed)
        self._save()

    def keep_papers(self, papers: list[Paper]) -> None:
        """Save which documents will come with it."""
        self.papers = papers
        self._save()

    def _save(self) -> None:
        self.row.content = json.dumps(self.content, ensure_ascii=False)
        self.row.papers = json.dumps([_written(one) for one in self.papers], ensure_ascii=False)
        self.row.saved_at = moment.now()
        self.row.save(update_fields=["content", "papers", "saved_at"])


def _written(paper: Paper) -> dict[str, Any]:
    return {"name": paper.name, "digest": paper.digest, "kind": paper.kind, "size": paper.size}


def start(owner: User) -> ApplicationDraftRow:
    """A new application of that person."""
    now = moment.now()
    return ApplicationDraftRow.objects.create(owner=owner, started_at=now, saved_at=now)


def after(step: str) -> str:
    """The step that follows."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def before(step: str) -> str | None:
    """The step before it; None before the first."""
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None

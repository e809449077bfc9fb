"""What is said of documents that are added: who sent them, what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from openimr.programs.load import DEFAULT
from openimr.web.accounts.role import NAMES, PARTIES
from openimr.web.intake.package import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence


class Files(forms.ClearableFileInput):
    """An input that takes many files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Many files; each is checked by its bytes elsewhere."""

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 - Django's
        """The files as a list."""
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data] if data else []
        if not given and self.required:
            raise forms.ValidationError("Choose at least one file.")
        del initial
        return [super(FilesField, self).clean(one) for one in given]


class DocumentsForm(forms.Form):
    """The files, their sender and their kind, and whether the case is to know that records came."""

    sender = forms.ChoiceField(
        label="Who sent them", choices=[(role, NAMES[role]) for role in NAMES if role in PARTIES]
    )
    kind = forms.ChoiceField(label="What they are", choices=kinds(DEFAULT))
    papers = FilesField(
        label="Files",
        widget=Files(attrs={"multiple": True, "accept": ".pdf,.png,.jpg,.jpeg,.txt"}),
        help_text="PDF, PNG, JPEG or plain text. Choose many at once.",
    )


class PaperFilesForm(forms.Form):
    """The scans that came with a paper application."""

    application_files = FilesField(
        label="Scan of the application", required=False, widget=Files(attrs={"multiple": True})
    )
    decision_files = FilesField(
        label="UR decision that came with it", required=False, widget=Files(attrs={"multiple": True})
    )
    other_files = FilesField(
        label="Other papers of the worker", required=False, widget=Files(attrs={"multiple": True})
    )

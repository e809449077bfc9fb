"""What is said of documents that are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from openimr.programs.load import DEFAULT
from openimr.web.intake.forms_documents import Files, FilesField
from openimr.web.intake.package import kinds

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import QueryDict

    from openimr.web.claims.delivery import Sent

COPIES = (
    "A copy, or a list with the offer of copies, went to the worker or attorney and to the physician "
    "(Labor Code 4610.5, recalled)"
)
_TAKEN = "PDF, PNG, JPEG or plain text. Choose many at once."


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of documents that the package is made of."""
    return kinds(DEFAULT)


class RecordsForm(forms.Form):
    """Files for one case; with the page's script each file gets its own kind and control number."""

    documents = FilesField(
        label="Files",
        help_text=_TAKEN,
        widget=Files(attrs={"multiple": True, "accept": ".pdf,.png,.jpg,.jpeg,.txt"}),
    )
    kind = forms.ChoiceField(label="What they are", choices=kind_choices)
    control = forms.CharField(
        label="Your control number", required=False, max_length=60, help_text="Comes back on the receipt."
    )
    copies = forms.BooleanField(label=COPIES, required=False)
    complete = forms.BooleanField(
        label="This is everything that the notice of assignment asks for",
        required=False,
        help_text="The records then count as received, and the review goes on to its reviewer.",
    )

    def sent(self, number: str, posted: QueryDict) -> list[Sent]:
        """The files, each with its own kind and control number where they were given."""
        from openimr.web.claims.delivery import Sent  # noqa: PLC0415 - the tables must be ready

        known = {kind for kind, _ in kind_choices()}
        found = []
        files: list[UploadedFile[Any]] = self.cleaned_data["documents"]
        for place, file in enumerate(files):
            kind = posted.get(f"kind-{place}", "")
            control = posted.get(f"control-{place}", "") or self.cleaned_data["control"]
            found.append(Sent(file, number, kind if kind in known else self.cleaned_data["kind"], control))
        return found


class DeclarationForm(forms.Form):
    """That everything is in, without another file."""

    copies = forms.BooleanField(
        label=COPIES, error_messages={"required": "Say that the copies or the list went out."}
    )
    everything = forms.BooleanField(label="The files here are everything that the notice asks for")


class BatchForm(forms.Form):
    """Files for several cases, and a manifest that says which goes where."""

    documents = FilesField(
        label="Files",
        help_text=_TAKEN + " A name that begins with a case number or claim number finds its case.",
        widget=Files(attrs={"multiple": True, "accept": ".pdf,.png,.jpg,.jpeg,.txt"}),
    )
    manifest = forms.FileField(
        label="Manifest (CSV)",
        required=False,
        help_text="A first line with: file, case, kind, control. It goes before the names of the files.",
        widget=forms.FileInput(attrs={"accept": ".csv"}),
    )
    kind = forms.ChoiceField(label="What they are, where the manifest does not say", choices=kind_choices)
    copies = forms.BooleanField(label=COPIES, required=False)


class AssignForm(forms.Form):
    """The case of a file that waited."""

    case = forms.CharField(label="Case number", max_length=32)
    kind = forms.ChoiceField(label="What it is", choices=kind_choices)

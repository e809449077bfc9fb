"""A second extractor: a language model behind any OpenAI-compatible endpoint, off unless it is set up."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from openimr.errors import OpenimrError
from openimr.facts.extractor import checked, instructions

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from openimr.case import Service
    from openimr.facts import Fact

URL, MODEL, KEY, TIMEOUT = (f"OPENIMR_MODEL_{name}" for name in ("URL", "NAME", "KEY", "TIMEOUT"))
_LARGEST = 16 * 1024 * 1024


class ModelError(OpenimrError):
    """The model's endpoint is not set, not reachable, or gives no answer that can be read."""


@dataclass(frozen=True, slots=True)
class ModelExtractor:
    """Sends a text to ``url``/chat/completions and keeps only facts whose words stand in it.

    The text leaves this machine unless the endpoint is on it: see docs/facts.md.
    """

    url: str
    model: str
    key: str = ""
    timeout: float = 60.0

    def __call__(
        self, text: str, *, injury: date | None = None, disputed: Collection[Service] = ()
    ) -> tuple[Fact, ...]:
        """The facts of a text. Raises ModelError when the endpoint gives no answer."""
        context = [f"Date of injury: {injury.isoformat()}."] if injury else []
        context += [
            f"In dispute, and so no earlier study: {s.kind} {s.region or ''}".strip() for s in disputed
        ]
        text = re.sub(r"\s", " ", text)  # a quote may run over a line's end; every place stays the same
        messages = [
            {"role": "system", "content": "\n\n".join([instructions(), *context])},
            {"role": "user", "content": text},
        ]
        answer = self._ask({"model": self.model, "temperature": 0, "messages": messages})
        return checked(answer, text, found_by=f"model.{self.model}")

    def _ask(self, body: dict[str, object]) -> str:
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = Request(  # noqa: S310 - from_environment lets http and https through only
            f"{self.url.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers
        )
        try:
            with urlopen(request, timeout=self.timeout) as response:  # noqa: S310 - as above
                content = json.loads(response.read(_LARGEST))["choices"][0]["message"]["content"]
        except (URLError, OSError) as error:
            raise self._failed(f"the model gave no answer ({getattr(error, 'reason', error)})") from error
        except (ValueError, LookupError, TypeError) as error:
            raise self._failed("the answer is not that of an OpenAI-compatible endpoint") from error
        return content if isinstance(content, str) else ""

    def _failed(self, what: str) -> ModelError:
        return ModelError(
            what, where=self.url, expected="choices[0].message.content", do=f"check {URL}, {MODEL} and {KEY}"
        )


def from_environment() -> ModelExtractor:
    """The extractor that the environment sets up. Raises ModelError where it does not."""
    url, model = os.environ.get(URL, ""), os.environ.get(MODEL, "")
    if urlsplit(url).scheme not in {"http", "https"} or not model:
        raise ModelError(
            "no language model is set up",
            where=f"{URL}, {MODEL}",
            expected="the base address of an OpenAI-compatible endpoint and the name of its model",
            do="set both, or leave out --extractor model",
        )
    return ModelExtractor(url, model, os.environ.get(KEY, ""), float(os.environ.get(TIMEOUT) or 60))

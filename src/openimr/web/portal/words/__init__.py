"""The words of the worker's side: ``en.yaml`` and ``es.yaml`` with the same keys."""

from openimr.web.portal.words.say import has, language, said_later, say

__all__ = ["has", "language", "said_later", "say"]

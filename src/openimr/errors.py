"""The base of every error that openimr raises for its user."""


class OpenimrError(Exception):
    """What is wrong, where, what was expected and what to do, in one line."""

    def __init__(self, what: str, *, where: str, expected: str, do: str) -> None:
        """Compose the line that a person reads; each part stays available by name."""
        self.what = what
        self.where = where
        self.expected = expected
        self.do = do
        super().__init__(f"{where}: {what}; expected {expected}; {do}")

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process, which pickles exceptions."""
        return (_rebuild, (type(self), self.what, self.where, self.expected, self.do))


def _rebuild(kind: type[OpenimrError], what: str, where: str, expected: str, do: str) -> OpenimrError:
    return kind(what, where=where, expected=expected, do=do)

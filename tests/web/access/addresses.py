"""Every address of the application, out of its own table, with values for the parts of an address."""

from dataclasses import dataclass

# One value for each part that may stand in an address. A new part needs a line here.
EXAMPLES = {
    "document": 1,
    "page": 1,
    "version": 1,
    "draft": 1,
    "draw": 1,
    "notice": "nothing-of-this-key",
    "step": "dispute",
    "kind": "noarfi",
    "ref": "u-000000000000",
    "token": "a" * 24,
    "what": "cases",
    "job": "00000000-0000-0000-0000-000000000000",
    "uidb36": "zz",
    "key": "set-password",
}


@dataclass(frozen=True)
class Address:
    """One address: its name, its rule (None where it has none), and how to write it."""

    name: str
    rule: object
    pattern: object

    def for_case(self, number, **real):
        """The path with real or else example values, naming the case of that number where it names one."""
        from django.urls import reverse

        values = {}
        for part in self.pattern.pattern.converters:
            if part != "number" and part not in EXAMPLES:
                raise AssertionError(
                    f"the address {self.pattern.pattern} has the part <{part}>, unknown to this test: add an"
                    f" example value for it to EXAMPLES in {__name__.replace('.', '/')}.py"
                )
            values[part] = number if part == "number" else real.get(part, EXAMPLES.get(part))
        return reverse(self.name, kwargs=values)

    def __str__(self):
        return self.name or str(self.pattern.pattern)


def addresses():
    """All of them, also those inside included tables."""
    from django.urls import get_resolver

    return list(_of(get_resolver().url_patterns))


def _of(patterns):
    from openimr.web.access import rule_of

    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _of(pattern.url_patterns)
        else:
            yield Address(pattern.name, rule_of(pattern.callback), pattern)

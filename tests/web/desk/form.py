"""What the browser would send from the forms of a page."""

from html.parser import HTMLParser

_CHOICES = {"radio", "checkbox"}


class _Fields(HTMLParser):
    def __init__(self, form):
        super().__init__()
        self.wanted, self.inside, self.area, self.fields = form, False, None, []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.wanted
        elif self.inside and tag == "input" and ("checked" in attrs or attrs.get("type") not in _CHOICES):
            self.fields.append([attrs.get("name"), attrs.get("value", "")])
        elif self.inside and tag == "textarea":
            self.area = [attrs["name"], ""]

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.fields.append(self.area)
            self.area = None
        elif tag == "form":
            self.inside = False


def fields(response, form="draft-form"):
    """Names with the list of their values, as the page shows the form."""
    reader = _Fields(form)
    reader.feed(response.content.decode())
    found = {}
    for name, value in reader.fields:
        found.setdefault(name, []).append(value)
    return found

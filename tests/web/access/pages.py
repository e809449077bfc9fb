"""Everything that leaves the application for a person: words of pages, PDFs, exports, headers, messages."""

import re

from tests.web.access.addresses import addresses

_CHANGES = (  # differ from answer to answer, or are seals that depend on everything
    (re.compile(r'name="csrfmiddlewaretoken" value="\w+"'), "TOKEN"),
    (re.compile(r"csrftoken=\w+|sessionid=\w+|messages=[^;]+"), "COOKIE"),
    (re.compile(r"expires=[^;]+;|Expires: [^\n]+"), "EXPIRES"),
    (re.compile(r"\b[0-9a-f]{12,64}\b"), "HEX"),
)


def values_of(number):
    """Real values for the parts of an address of this case, where it has some; each notice once."""
    from openimr.web.desk.models import DraftRow
    from openimr.web.store.models import DocumentRow, OutboxRow

    documents = DocumentRow.objects.filter(case_id=number).values_list("pk", flat=True)
    drafts = DraftRow.objects.filter(case_id=number).values_list("pk", flat=True)
    return {
        "document": list(documents),
        "draft": list(drafts),
        "notice": list(OutboxRow.objects.filter(notice__case_id=number).values_list("pk", flat=True)),
    }


def paths(number, real):
    """(name, path) of every address, with each real value of its part and otherwise the example."""
    for one in addresses():
        if one.name == "account_logout":
            continue
        parts = [part for part in one.pattern.pattern.converters if real.get(part)]
        for value in real[parts[0]] if parts else [None]:
            yield one.name, one.for_case(number, **({parts[0]: value} if parts else {}))


def told(client, path):
    """The status and all words of the answer: its headers and its content, a PDF's text included."""
    answer = client.get(path)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    cookies = answer.cookies.output()
    return answer.status_code, f"{headers}\n{cookies}\n{_words(content)}"


def _words(content):
    if not content.startswith(b"%PDF"):
        return content.decode("utf-8", "replace")
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
        return "\n".join([*texts, str(document.get_metadata_dict()), content.decode("latin-1")])
    finally:
        document.close()


def plain(words):
    """The words without what differs from one answer to the next."""
    for pattern, by in _CHANGES:
        words = pattern.sub(by, words)
    return words

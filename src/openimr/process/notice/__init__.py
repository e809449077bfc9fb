"""Notices to the parties: composed from a programme's words, written as accessible PDF, HTML and text."""

from openimr.process.notice.compose import compose, kinds
from openimr.process.notice.errors import NoticeError
from openimr.process.notice.model import Block, Channel, Notice, Provision, Recipient, Role, ShownDeadline
from openimr.process.notice.plain import to_text
from openimr.process.notice.record import NoticeRecord, key, record
from openimr.process.notice.write import write_html, write_pdf

__all__ = [
    "Block",
    "Channel",
    "Notice",
    "NoticeError",
    "NoticeRecord",
    "Provision",
    "Recipient",
    "Role",
    "ShownDeadline",
    "compose",
    "key",
    "kinds",
    "record",
    "to_text",
    "write_html",
    "write_pdf",
]

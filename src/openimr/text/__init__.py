"""Text that keeps its addresses: spans, folding of whitespace, dates as written."""

from openimr.text.dates import read_us_date, us_date
from openimr.text.folding import Folded, fold, fold_with_origin
from openimr.text.span import Span

__all__ = ["Folded", "Span", "fold", "fold_with_origin", "read_us_date", "us_date"]

from tests.web.letters.conftest import now

__all__ = ["now"]

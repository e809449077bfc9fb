"""The application served on this machine, and people in a real Chromium who look at it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

PICTURES = Path(__file__).parents[2] / "artifacts" / "screens"
WIDTHS = (1440, 390)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        """Tests read the application's log, not the server's."""

    def handle(self):
        from django.db import connections

        try:
            super().handle()
        finally:
            connections.close_all()  # the connection of this request's thread


def _forget_connection():
    """Playwright's event loop keeps connections of its own; the next one opens the database of this test."""
    from django.db import connections

    connections["default"].close()
    del connections["default"]


@contextmanager
def served():
    """The address of the application, served from threads of this process on the database of the test.

    Open the browser first: ``with launched() as browser, served() as site``.
    """
    from django.core.wsgi import get_wsgi_application

    _forget_connection()
    server = make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        _forget_connection()


@cache
def _wait_after_clicks():
    """A click returns when the next page has begun; a person looks when it is there."""
    from playwright.sync_api import Locator, Page

    for kind, page_of in ((Locator, lambda one: one.page), (Page, lambda one: one)):
        kind.click = _patient(kind.click, page_of)


def _patient(click, page_of):
    @wraps(click)
    def clicked(self, *arguments, **options):
        click(self, *arguments, **options)
        if not page_of(self).is_closed():
            page_of(self).wait_for_load_state()

    return clicked


@contextmanager
def at_screen(browser, site, user=None, *, width=1440, height=900, scripts=True, language="en-US"):
    """A page of a browser in which the person is signed in."""
    from tests.web.people import signed_in

    _wait_after_clicks()
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts, locale=language
    )
    if user is not None:
        _forget_connection()
        cookie = signed_in(user).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    try:
        yield context.new_page()
    finally:
        context.close()


def look(page, name):
    """Keep pictures at desk and phone width, and fail on what axe finds or on sideways scrolling."""
    from axe_playwright_python.sync_playwright import Axe

    PICTURES.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(150)
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name} at {width}: {found.generate_report()}"
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} wide at {width}"
    page.set_viewport_size(size)

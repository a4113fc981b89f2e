"""What the browser tests share. The site is the one at SITE (`.build/site` without it), the browser is the system's."""

import functools
import http.server
import os
import shutil
import socket
import threading

import pytest
from marionette_driver.marionette import Marionette
from playwright.sync_api import sync_playwright

from reader import table
from sitemap import SITE

PREFIX = "/sous/dossier/"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below a folder, as an intranet may."""

    def do_GET(self):
        if self.path == "/favicon.ico":  # browsers ask for it on their own
            self.send_response(204)
            self.end_headers()
        elif self.path.startswith(PREFIX):
            self.path = "/" + self.path[len(PREFIX):]
            super().do_GET()
        else:
            self.send_error(404)

    def log_message(self, *_):
        pass


class RootHandler(http.server.SimpleHTTPRequestHandler):
    """Serves the site at the root."""

    def do_GET(self):
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def server():
    """The address of the site on a web server, below a folder."""
    handler = functools.partial(Handler, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}{PREFIX}"
        running.shutdown()


@pytest.fixture(scope="session")
def root():
    """The address of the site on a web server, at its root."""
    handler = functools.partial(RootHandler, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture(scope="session", params=["file", "http"])
def base(request, server):
    """The address of the site: as files on a drive, and on a web server."""
    return SITE.as_uri() + "/" if request.param == "file" else server


@pytest.fixture(scope="session")
def browser():
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "no Chromium on this system"
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=sandbox)
        yield started
        started.close()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory):
    """Firefox ESR under its own remote control, on a port that no other run uses."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "no Firefox on this system"
    home = tmp_path_factory.mktemp("firefox")
    os.environ["HOME"] = str(home)  # Firefox refuses a home that belongs to another user
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = Marionette(
        bin=program, headless=True, port=port, prefs={"marionette.port": port}, gecko_log=str(home / "gecko.log"),
        workspace=str(home))
    driver.start_session()
    yield driver
    driver.delete_session()
    driver.cleanup()


class Visit:
    """An open page and what it said and asked for while opening."""

    def __init__(self, context, address):
        self.errors, self.requests = [], []
        self.page = context.new_page()
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.errors.append(m.text))
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("requestfailed", lambda r: self.errors.append(f"failed: {r.url}"))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.goto(address, wait_until="load")


@pytest.fixture
def visit(browser):
    """Opens an address in a fresh context, with a context's options, and handlers for the addresses that match `routes`."""
    contexts = []

    def open_page(address, routes=None, **options):
        context = browser.new_context(locale="fr-FR", **options)
        for pattern, handler in (routes or {}).items():
            context.route(pattern, handler)
        contexts.append(context)
        return Visit(context, address)

    yield open_page
    for context in contexts:
        context.close()


def pytest_terminal_summary(terminalreporter):
    for line in table():
        terminalreporter.write_line(line)

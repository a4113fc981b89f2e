"""A reader who counts what it takes: searches, clicks, and seconds for whoever reads the output of the tests."""

import re
import time

MEASURED = []  # (scene, place, searches, clicks, seconds), in the order in which they were played


class Cadre:
    """A reader who starts at the home page and counts what it takes."""

    def __init__(self, page):
        self.page, self.clicks, self.searches, self.started = page, 0, 0, time.monotonic()

    def search(self, words, choose=None):
        """Types words and opens the first page that is offered, or that of those offered which is called so."""
        self.searches += 1
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        self.page.wait_for_selector("#suggestions [role=option]")
        self.page.wait_for_function("words => document.querySelector('#q').value === words", arg=words)
        self.page.wait_for_timeout(250)  # the list follows the last letter
        home = self.page.url
        options = [plain(text) for text in self.page.locator("#suggestions [role=option]").all_inner_texts()]
        place = next((i for i, text in enumerate(options) if not choose or text.startswith(plain(choose))), None)
        assert place is not None, f"{choose!r} is not offered for {words!r}: {options}"
        for _ in range(place + 1):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda address: address.split("#")[0] != home)
        return self

    def click(self, name, within="main"):
        self.clicks += 1
        self.page.locator(within).get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state("load")
        return self

    def unfold(self, name):
        self.clicks += 1
        self.page.locator("summary").filter(has_text=name).first.click()
        return self

    def reads(self, *texts, within="main"):
        """What stands on the page, whatever its spaces; folded parts do not count."""
        shown = plain(self.page.locator(within).first.inner_text())
        for text in texts:
            assert plain(text) in shown, f"{text!r} not on {self.page.url}"
        return self

    def can_call(self, within="main"):
        assert self.page.locator(f"{within} a[href^='tel:']:visible").count(), f"no number on {self.page.url}"
        return self


def plain(text):
    return re.sub(r"\s+", " ", text.replace("’", "'"))


def keep(scene, place, reader):
    """Puts down what a scene took."""
    MEASURED.append((scene, place, reader.searches, reader.clicks, time.monotonic() - reader.started))


def table():
    """What was measured, as lines: searches and clicks are held by the tests, seconds are this machine's."""
    if not MEASURED:
        return
    width = max(len(scene) for scene, *_ in MEASURED)
    yield f"{'scène':{width}}  {'lieu':8}  recherches  clics  secondes"
    for scene, place, searches, clicks, seconds in MEASURED:
        yield f"{scene:{width}}  {place:8}  {searches:10}  {clicks:5}  {seconds:8.1f}"

"""What a cadre comes for, from the home page: at most one search or two clicks each."""

import re
import time

import pytest

from sitemap import SITE

pytestmark = pytest.mark.skipif(not (SITE / "politiques/logement.html").exists(), reason="only the sample content has these people")

SECONDS = 5  # on a machine that builds at the same time; the waiting is the machine's, not the reader's


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


def who_for_which_policy_in_which_service(cadre):
    cadre.search("référent logement DDT").reads("Jeanne Boussole").can_call()


def what_to_say_on_a_subject_to_a_public(cadre):
    cadre.search("zone inondable élus", "Zone inondable : peut-on encore construire dans ma commune ?").reads("À dire, mot pour mot", "Oui, là où le plan de prévention le permet")


def what_not_to_say(cadre):
    cadre.search("zone inondable élus", "Zone inondable : peut-on encore construire dans ma commune ?").reads("À éviter", "On verra au cas par cas")


def what_to_answer_to_a_public(cadre):
    cadre.click("On vous demande").click("Élus").reads("Répondez").can_call()


def who_replaces(cadre):
    cadre.search("Jeanne Boussole").reads("Remplacé·e par", "Luc Truelle").can_call("#remplacements ~ *")


def next_meeting(cadre):
    cadre.click("Prochaine rencontre").reads("Atelier des référents du 26 septembre 2013", "9 h")


def what_did_i_commit_to(cadre):
    cadre.search("Vincent Digue").reads("Visiter les onze mairies sans plan de sauvegarde", "5 juillet 2013")


def phone_of_a_person(cadre):
    cadre.search("Odile Édredon").reads("03 53 01 92 15", within=".contact")


def phone_of_a_service(cadre):
    cadre.search("DDT").reads("03 53 01 91 00", "Standard", within=".contact")


def who_stands_for_what_in_a_service(cadre):
    cadre.search("DDT").reads("Nos référents", "Samuel Pignon").can_call(".designes")


def who_acts_on_a_policy_at_which_level(cadre):
    cadre.search("inondation", "Prévention des inondations et des risques naturels").reads("Niveaux", "communal", "départemental", "pilote")


def who_leads_a_policy(cadre):
    cadre.click("Qui fait quoi").reads("Pilote Jeanne Boussole")


def last_decision_on_a_policy(cadre):
    cadre.search("habitat indigne", "Lutte contre l'habitat indigne").reads("Dernière décision", "une entrée unique, à la DDT")


def a_sheet_on_paper_for_a_place(cadre):
    cadre.click("Fiches de territoire").click("Giromagny").reads("Zone inondable", "À éviter", "Engagements en cours")


def whom_to_call_about_a_place(cadre):
    cadre.search("Valdoie").can_call()


def how_far_the_plan_has_come(cadre):
    cadre.click("Où en est-on").reads("25 étapes faites sur 65", "juin 2013")


def what_a_service_does_for_people(cadre):
    cadre.search("carte grise").can_call()


def that_nothing_is_to_be_said_to_a_public(cadre):
    cadre.search("Logement et parc social").reads("Pas de position en vigueur pour").can_call("#interlocuteurs ~ *")


TASKS = [
    who_for_which_policy_in_which_service, what_to_say_on_a_subject_to_a_public, what_not_to_say, what_to_answer_to_a_public,
    who_replaces, next_meeting, what_did_i_commit_to, phone_of_a_person, phone_of_a_service, who_stands_for_what_in_a_service,
    who_acts_on_a_policy_at_which_level, who_leads_a_policy, last_decision_on_a_policy, a_sheet_on_paper_for_a_place,
    whom_to_call_about_a_place, how_far_the_plan_has_come, what_a_service_does_for_people, that_nothing_is_to_be_said_to_a_public,
]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_takes_one_search_or_two_clicks(visit, base, task):
    seen = visit(base + "index.html")
    cadre = Cadre(seen.page)
    task(cadre)
    assert (cadre.searches, cadre.clicks) in [(1, 0), (0, 1), (0, 2)], "one search or two clicks"
    assert time.monotonic() - cadre.started < SECONDS
    assert not seen.errors

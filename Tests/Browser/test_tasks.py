"""What a cadre comes for, from the home page: at most one search or two clicks each."""

import pypdfium2
import pytest

from reader import Cadre, keep
from sitemap import SITE

pytestmark = pytest.mark.skipif(not (SITE / "politiques/logement.html").exists(), reason="only the sample content has these people")


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
    keep(task.__name__.replace("_", " "), place(base), cadre)
    assert (cadre.searches, cadre.clicks) in [(1, 0), (0, 1), (0, 2)], "one search or two clicks"
    assert not seen.errors


def test_the_mayor_of_giromagny_is_prepared_for_before_two_o_clock(visit, base):
    """« Je vois le maire de Giromagny à 14 h, zone inondable »: from the home page to a sheet on paper, two searches at most."""
    seen = visit(base + "index.html")
    cadre = Cadre(seen.page)
    cadre.search("Giromagny", "Giromagny")
    if "/fiches-de-territoire/" not in seen.page.url:
        cadre.click("Fiches de territoire – Giromagny")
    cadre.reads("Zone inondable : peut-on encore construire dans ma commune ?", "À éviter", "ne pas remettre").can_call()
    (sheet,) = pypdfium2.PdfDocument(seen.page.pdf(prefer_css_page_size=True))
    paper = "".join(sheet.get_textpage().get_text_range().split())
    assert all(word in paper for word in ("Giromagny", "Zoneinondable", "remettre"))
    keep("the mayor of Giromagny, up to the printed sheet", place(base), cadre)
    assert cadre.searches <= 2 and cadre.clicks <= 2
    assert not seen.errors


def place(base):
    return base.split(":")[0]

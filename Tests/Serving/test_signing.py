"""The page on which visas are given, tried as a secrétaire général does, and as those who would sign in his place."""

import concurrent.futures
import http.client
import os
import re
import shutil
import socket
import urllib.parse
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

import changed_site
from test_serve import ROOT, Server, browser  # noqa: F401

HEADER = "X-Remote-User"
VISAS = "/.unisson/visas.html"
PAUL, LUCIE = "paul-encrier", "lucie-vigie"
RADARS, FIELDS = "dire:radars", "dire:terres-agricoles"


class Room(Server):
    """A server whose front names people in a header."""

    def __init__(self, folder, *options):
        super().__init__(folder, "--port", "0", "--user-header", HEADER, *options)
        self.wait_for("à jour en")

    def ask(self, method="GET", path=VISAS, body=None, headers=(), host=None, name=None):
        """As a front server passes things on: every header as it is, in the order given."""
        address = urllib.parse.urlsplit(self.url)
        connection = http.client.HTTPConnection(host or address.hostname, address.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", name or address.netloc)
        for key, value in headers:
            connection.putheader(key, value if isinstance(value, bytes) else value.encode())
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text, answer.headers

    def page(self, user=PAUL, query=""):
        status, text, _ = self.ask(path=VISAS + query, headers=[(HEADER, user)])
        return status, text

    def token(self, user=PAUL):
        status, text = self.page(user)
        assert status == 200, text
        return re.search(r'name="jeton" value="([0-9a-f]{64})"', text)[1]

    def send(self, token, *names, user=PAUL, headers=(("Sec-Fetch-Site", "same-origin"),), body=None):
        form = body if body is not None else urllib.parse.urlencode(
            [("jeton", token)] + [("fiche", name) for name in names]).encode()
        return self.ask("POST", body=form, headers=[
            (HEADER, user), ("Content-Type", "application/x-www-form-urlencoded"), *headers])

    def outcome(self, answer, user=PAUL):
        """What the page says that an answer leads to."""
        status, text, headers = answer
        assert status == 303, (status, text)
        _, page, _ = self.ask(path=headers["Location"], headers=[(HEADER, user)])
        found = re.search(r'<div class="visa-avis".*?</div>', page, flags=re.S)
        return re.sub(r"<[^>]+>", "", found[0]).replace("\u202f", " ").replace("\u00a0", " ") if found else ""

    def state(self):
        """Every byte of the content."""
        content = self.folder / "content"
        return {path: path.read_bytes() for path in sorted(content.rglob("*")) if path.is_file()}

    def register(self):
        return (self.folder / "content/visas/registre.csv").read_text()


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    return changed_site.with_history(tmp_path_factory.mktemp("site"))


@pytest.fixture
def folder(changed, tmp_path):
    shutil.copytree(changed, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def room(folder):
    room = Room(folder)
    yield room
    room.stop()


@pytest.fixture(scope="module")
def quiet(changed, tmp_path_factory):
    """A room in which nothing is ever signed: its content is looked at after each test."""
    place = tmp_path_factory.mktemp("quiet") / "site"
    shutil.copytree(changed, place)
    room = Room(place)
    yield room
    room.stop()


@pytest.fixture(scope="module")
def ticket(quiet):
    """A token of Paul's that nothing uses up: whatever is sent with it is refused."""
    return quiet.token()


@pytest.fixture
def untouched(quiet):
    before = quiet.state()
    yield quiet
    assert quiet.state() == before, "something was signed"


# What a validator does


def test_a_validator_reads_ticks_and_signs(room, browser):
    context = browser.new_context(viewport={"width": 1000, "height": 700}, extra_http_headers={HEADER: PAUL})
    page = context.new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(room.url)
    page.get_by_role("link", name="Depuis mon dernier visa : lire et signer").click()
    page.get_by_role("heading", name="Depuis mon dernier visa").wait_for()
    assert page.locator("ins").filter(has_text="Douze").count() == 1
    # What stands in for colour: a line under or through, and words for those who hear the page.
    assert page.locator("ins").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    assert page.locator("del").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    assert page.locator("del").first.text_content() == "supprimé : élus fin. ".replace(" :", "\u00a0:")
    box = page.get_by_role("checkbox", name="Je valide cette fiche Les radars")
    box.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Donner mon visa aux fiches cochées").focus()
    page.keyboard.press("Enter")
    page.get_by_text("visa donné le 17 juin 2013 et porté au registre").wait_for()
    assert page.get_by_role("checkbox").count() == 1, "what was signed waits no more"
    assert faults == []
    last = room.register().splitlines()[-1]
    assert last.startswith("visa;dire:radars;") and ";paul-encrier;2013-06-17;" in last
    text = (room.folder / "content/dires/radars.md").read_text()
    assert "validé par: paul-encrier\nvalidé le: 2013-06-17" in text
    assert (room.folder / "content/visas/dires/radars.md").read_text() == text
    # The page that readers have follows.
    page.goto(room.url + "dires/radars.html")
    assert "Douze personnes" in page.locator("main").inner_text() and "17 juin 2013" in page.locator("main").inner_text()
    context.close()


def test_it_is_done_without_a_script(room, browser):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 600}, extra_http_headers={HEADER: LUCIE},
        color_scheme="dark")
    page = context.new_page()
    page.goto(room.url.rstrip("/") + VISAS)
    assert page.locator("html").evaluate("e => e.scrollWidth") <= 320
    page.get_by_role("checkbox", name="Pourquoi la commission").check()
    page.get_by_role("button", name="Donner mon visa").click()
    assert "Pourquoi la commission s’oppose-t-elle à notre lotissement" in page.get_by_role("status").inner_text()
    assert ";lucie-vigie;" in room.register().splitlines()[-1]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_for_everybody(quiet, browser, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, extra_http_headers={HEADER: PAUL}, bypass_csp=True)
    page = context.new_page()
    page.goto(quiet.url.rstrip("/") + VISAS)
    for details in page.locator("details").all():
        details.evaluate("e => { e.open = true }")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
    context.close()


def test_several_entries_are_signed_together_or_not_at_all(room):
    changed_site.edit(room.folder, changed_site.SUBMITTED, ("## Position\n\n", "## Position\n\nTODO "))
    token = room.token()
    before = room.state()
    said = room.outcome(room.send(token, RADARS, FIELDS))
    assert "terres-agricoles" in said and "n’était pas à signer" in said
    assert room.state() == before
    changed_site.edit(room.folder, changed_site.SUBMITTED, ("TODO ", ""))
    room.outcome(room.send(room.token(), RADARS, FIELDS))
    assert [line.split(";")[1] for line in room.register().splitlines()[-2:]] == [RADARS, FIELDS]


@pytest.mark.parametrize("words, said", [
    ("(À compléter par la DDT)", "À compléter par la DDT"), ("TODO", "TODO"), ("XXX", "XXX")])
def test_what_is_not_finished_cannot_be_ticked(room, words, said):
    changed_site.edit(room.folder, changed_site.SUBMITTED, ("## Position\n\n", f"## Position\n\n{words} "))
    _, text = room.page()
    assert f'value="{FIELDS}"' not in text and f'value="{RADARS}"' in text
    assert "À finir avant tout visa" in text and said in text


def test_an_empty_section_that_is_required_stops_a_visa(room):
    path = room.folder / "content" / changed_site.SUBMITTED
    path.write_text(re.sub(r"(?s)(## Position\n\n).*?(?=\n## )", r"\1", path.read_text()))
    before = room.state()
    said = room.outcome(room.send(room.token(), FIELDS))
    assert "Rien n’a été signé." in said and "osition" in said, said
    assert room.state() == before


def test_nothing_ticked_signs_nothing(untouched):
    assert "Aucune fiche n’était cochée" in untouched.outcome(untouched.send(untouched.token()))


# Who is believed


def test_without_a_header_nobody_can_sign_and_the_page_says_so(changed):
    server = Server(changed, "--port", "0")
    server.wait_for("à jour en")
    try:
        status, text, _ = server.get(VISAS[1:], **{HEADER: PAUL})
        assert status == 200 and "On ne signe pas ici" in text and "--user-header" in text
        assert "jeton" not in text and "checkbox" not in text and "Paul Encrier</a>" in text
        status, text, _ = server.get(VISAS[1:] + "?par=paul-encrier")
        assert "Depuis le dernier acte au registre, le 12 juin 2013" in text.replace("\u00a0", " ") and "jeton" not in text
    finally:
        server.stop()


def test_a_smaller_edition_shows_nothing_of_it(changed):
    server = Server(changed, "--port", "0", "--edition", "cadres")
    server.wait_for("à jour en")
    try:
        status, text, _ = server.get(VISAS[1:] + "?par=paul-encrier")
        assert status == 403 and "Douze" not in text and "terres agricoles" not in text and "Paul" not in text
    finally:
        server.stop()


@pytest.mark.parametrize("name", [
    "odile-edredon", "Odile Édredon", "paul", "paul-encrier2", "paul encrier x", "../paul-encrier", "paul-encrier\u200b", "Paul-Éncrier",
    "antoine-beffroi, paul-encrier", "<b>paul</b>"])
def test_a_name_of_no_validator_is_told_and_cannot_sign(untouched, ticket, name):
    status, text = untouched.page(name)
    assert status == 403 and "aucune des personnes" in text and "jeton" not in text
    assert "Douze" not in text and "<b>paul" not in text
    assert untouched.send(ticket, RADARS, user=name)[0] == 403


@pytest.mark.parametrize("name", ["paul-encrier", "Paul Encrier", "PAUL-ENCRIER", "paul.encrier@exemple.invalid", "  paul-encrier "])
def test_a_validator_goes_by_identifier_name_or_mail(untouched, name):
    status, text = untouched.page(name)
    assert status == 200 and "<strong>Paul Encrier</strong>" in text


@pytest.mark.parametrize("values", [
    [], [""], ["   "], [PAUL, PAUL], [PAUL, LUCIE], [b"paul-encrier\xe9"], ["Zo\u00e9".encode("latin-1")], [b"\xff\xfe"]])
def test_a_header_that_names_nobody_or_several_is_not_believed(untouched, ticket, values):
    headers = [(HEADER, value) for value in values]
    status, text, _ = untouched.ask(headers=headers)
    # Who reads the widest edition may look; nobody signs.
    assert status == 200 and "On ne signe pas ici" in text and "jeton" not in text
    form = urllib.parse.urlencode([("jeton", ticket), ("fiche", RADARS)]).encode()
    kind = [("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", "same-origin")]
    assert untouched.ask("POST", body=form, headers=headers + kind)[0] == 403


def test_accents_in_a_header_are_utf_8(folder):
    changed_site.edit(folder, "site.yaml", ("lucie-vigie]", "lucie-vigie, odile-edredon]"))
    room = Room(folder)
    try:
        assert room.page("Odile Édredon")[0] == 200
        assert room.page("Odile E\u0301dredon")[0] == 200, "composed or not"
        assert room.ask(headers=[(HEADER, "Odile Édredon".encode("latin-1"))])[1].count("jeton") == 0
    finally:
        room.stop()


def other_address():
    """An address of this machine that is not its own alone."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # Nothing is sent: the system only says by which address it would be.
        probe.connect(("192.0.2.1", 9))
        return probe.getsockname()[0]


def test_the_header_is_believed_of_this_machine_and_of_named_proxies(folder):
    try:
        address = other_address()
    except OSError:
        pytest.skip("no address but this machine's own")
    before = None
    for options, is_believed in (([], False), (["--trusted-proxy", "192.0.2.7"], False), (["--trusted-proxy", address], True)):
        room = Room(folder, "--address", "0.0.0.0", *options)
        try:
            before = before or room.state()
            status, text, _ = room.ask(host=address, headers=[(HEADER, PAUL)])
            assert ("jeton" in text) == is_believed and ("n’est pas cru" in text or is_believed), text[:300]
            if not is_believed:
                token = room.token()  # by way of this machine
                form = urllib.parse.urlencode([("jeton", token), ("fiche", RADARS)]).encode()
                answer = room.ask("POST", host=address, body=form, headers=[
                    (HEADER, PAUL), ("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", "same-origin")])
                assert answer[0] == 403
            assert room.state() == before
        finally:
            room.stop()


# Where a form comes from


@pytest.mark.parametrize("headers", [
    [], [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")], [("Sec-Fetch-Site", "none")],
    [("Origin", "https://ailleurs.invalid")], [("Origin", "null")], [("Origin", "http://127.0.0.1")],
    [("Sec-Fetch-Site", "cross-site"), ("Origin", "http://{host}")],
    [("Referer", "http://{host}/.unisson/visas.html")]])
def test_a_form_of_another_site_is_refused(untouched, ticket, headers):
    host = urllib.parse.urlsplit(untouched.url).netloc
    headers = [(key, value.format(host=host)) for key, value in headers]
    status, text, _ = untouched.send(ticket, RADARS, headers=headers)
    assert status == 403 and "ne vient pas de la page" in text


def test_a_browser_does_not_send_the_form_of_another_site(room, browser, tmp_path):
    token = room.token()
    page = tmp_path / "piege.html"
    page.write_text(
        f'<form method="post" action="{room.url.rstrip("/")}{VISAS}"><input name="jeton" value="{token}">'
        f'<input name="fiche" value="{RADARS}"><button>Gagnez</button></form>')
    before = room.state()
    context = browser.new_context(extra_http_headers={HEADER: PAUL})
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.get_by_role("button").click()
    tab.get_by_text("ne vient pas de la page des visas").wait_for()
    assert room.state() == before
    context.close()


def test_an_old_browser_says_where_a_form_comes_from(room):
    """Over plain HTTP no `Sec-Fetch-Site` is sent: the origin is that of the server, or of the front that passes it on."""
    host = urllib.parse.urlsplit(room.url).netloc
    assert room.send(room.token(), RADARS, headers=[("Origin", f"http://{host}")])[0] == 303
    front = [("Origin", "https://unisson.prefecture.invalid"), ("X-Forwarded-Host", "unisson.prefecture.invalid")]
    assert room.send(room.token(), FIELDS, headers=front)[0] == 303
    assert len({RADARS, FIELDS} & {line.split(";")[1] for line in room.register().splitlines()[-2:]}) == 2


def test_nobody_puts_the_page_into_one_of_theirs(untouched):
    _, text, headers = untouched.ask(headers=[(HEADER, PAUL)])
    assert headers["X-Frame-Options"] == "DENY" and "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store" and headers["Referrer-Policy"] == "same-origin"
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1].replace("&#39;", "'")
    assert "default-src 'none'" in policy and "form-action 'self'" in policy and "unsafe-inline" not in policy


# What is signed


def test_a_token_is_good_once(room):
    token = room.token()
    assert room.send(token, RADARS)[0] == 303
    after = room.state()
    status, text, _ = room.send(token, FIELDS)
    assert status == 409 and "a déjà servi" in text
    assert room.state() == after


def test_a_token_sent_twice_at_a_time_signs_once(room):
    token = room.token()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: room.send(token, RADARS)[0], range(8)))
    assert sorted(answers) == [303] + [409] * 7
    assert sum(line.startswith("visa;dire:radars;") for line in room.register().splitlines()) == 2


@pytest.mark.parametrize("token", ["", "0" * 64, "jeton", "../../etc/passwd", "é"])
def test_a_token_that_nobody_was_given_is_refused(untouched, token):
    assert untouched.send(token, RADARS)[0] == 409


def test_a_token_of_somebody_else_is_refused(untouched):
    token = untouched.token(LUCIE)
    status, text, _ = untouched.send(token, RADARS, user=PAUL)
    assert status == 403 and "montrée à quelqu’un d’autre" in text


def test_a_text_that_changed_since_it_was_read_is_refused(room):
    token = room.token()
    changed_site.edit(room.folder, changed_site.CHANGED, ("Douze", "Treize"))
    before = room.state()
    said = room.outcome(room.send(token, RADARS))
    assert "le texte a changé depuis que vous l'avez lu" in said.replace("’", "'") and "Rien n’a été signé." in said
    assert room.state() == before
    # Read again, it can be signed.
    assert "visa donné" in room.outcome(room.send(room.token(), RADARS))


def test_a_file_that_changed_since_it_was_read_is_refused(room):
    changed_site.edit(room.folder, changed_site.SUBMITTED, ("## Position\n\n", "## Position\n\nVoir [la carte](../fichiers/carte-essai.txt). "))
    file = room.folder / "content/fichiers/carte-essai.txt"
    file.write_text("ancienne\n")
    token = room.token()
    file.write_text("nouvelle\n")
    said = room.outcome(room.send(token, FIELDS))
    assert "a changé depuis" in said, said


def test_what_was_not_shown_to_be_signed_is_refused(untouched):
    names = [
        "dire:plan-de-sauvegarde-de-l-emploi", "dire:personne", "radars", "content/dires/radars.md", "../content/dires/radars.md",
        "/etc/passwd", "dire:radars/../terres-agricoles", "DIRE:RADARS", "dire:radars\n", "%2e%2e/radars", "",
        "personne:paul-encrier"]
    said = untouched.outcome(untouched.send(untouched.token(), *names))
    assert said.count("n’était pas à signer") == len(names)
    # Nor is anything with it that was.
    said = untouched.outcome(untouched.send(untouched.token(), RADARS, names[0]))
    assert said.count("n’était pas à signer") == 1


def test_what_somebody_else_is_to_sign_is_refused(room):
    changed_site.edit(room.folder, changed_site.SUBMITTED, ("état de publication:", "validé par: lucie-vigie\nétat de publication:"))
    _, text = room.page(PAUL)
    assert "Adressée à Lucie Vigie" in text and f'value="{FIELDS}"' not in text
    before = room.state()
    assert "n’était pas à signer" in room.outcome(room.send(room.token(PAUL), FIELDS))
    assert room.state() == before
    assert "visa donné" in room.outcome(room.send(room.token(LUCIE), FIELDS, user=LUCIE), LUCIE)


def test_of_two_who_sign_at_a_time_one_does(room):
    tokens = {user: room.token(user) for user in (PAUL, LUCIE)}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = dict(zip(tokens, pool.map(lambda user: room.send(tokens[user], RADARS, user=user), tokens)))
    said = {user: room.outcome(answer, user) for user, answer in answers.items()}
    assert sorted("visa donné" in words for words in said.values()) == [False, True], said
    assert any("a changé depuis que vous" in words for words in said.values())
    lines = [line for line in room.register().splitlines() if line.startswith("visa;dire:radars;")]
    assert len(lines) == 2, "the former one and one more"


def test_what_became_of_it_is_told_to_whoever_asked(room):
    location = room.send(room.token(), RADARS)[2]["Location"]
    assert "porté au registre" in room.ask(path=location, headers=[(HEADER, PAUL)])[1]
    assert "porté au registre" not in room.ask(path=location, headers=[(HEADER, LUCIE)])[1]


def test_a_site_that_wants_signatures_is_not_signed_in_a_browser(folder):
    changed_site.edit(folder, "site.yaml", ("validateurs:", "signatures: required\nvalidateurs:"))
    room = Server(folder, "--port", "0", "--user-header", HEADER)
    try:
        status, text, _ = room.get(VISAS[1:], **{HEADER: PAUL})
        assert status == 200 and "On ne signe pas ici" in text and "unisson validate" in text and "--key" in text
        assert "jeton" not in text and "checkbox" not in text
    finally:
        room.stop()


# How it is asked


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(untouched, method):
    assert untouched.ask(method, headers=[(HEADER, PAUL)])[0] == 405


def test_head_has_no_body(untouched):
    status, text, headers = untouched.ask("HEAD", headers=[(HEADER, PAUL)])
    assert status == 200 and text == "" and int(headers["Content-Length"]) > 1000


def test_nothing_else_takes_a_form(untouched):
    for path in ("/", "/index.html", "/.unisson/preview.js", "/.unisson/", "/.unisson/visas.html/"):
        assert untouched.ask("POST", path, body=b"x", headers=[(HEADER, PAUL), ("Sec-Fetch-Site", "same-origin")])[0] == 405


@pytest.mark.parametrize("body, kind, status", [
    (b"jeton=%zz", "application/x-www-form-urlencoded", 400), (b"jeton=%ff%fe", "application/x-www-form-urlencoded", 400),
    (b"{}", "application/json", 415), (b"jeton=a", "text/plain", 415), (b"a" * 70_000, "application/x-www-form-urlencoded", 413),
    (b"&&==&", "application/x-www-form-urlencoded", 409)])
def test_a_form_that_cannot_be_read_is_refused(untouched, body, kind, status):
    answer = untouched.ask("POST", body=body, headers=[(HEADER, PAUL), ("Content-Type", kind), ("Sec-Fetch-Site", "same-origin")])
    assert answer[0] == status


def test_under_another_name_nobody_is_answered(untouched):
    assert untouched.ask(headers=[(HEADER, PAUL)], name="piege.invalid")[0] == 421


@pytest.mark.parametrize("options", [["--trusted-proxy", "10.0.0.1"], ["--user-header", "deux mots"], ["--user-header", "X", "--trusted-proxy", "front"]])
def test_options_that_do_not_fit_are_refused(changed, options):
    import subprocess
    command = os.environ.get("UNISSON", ROOT / ".build/debug/unisson")
    done = subprocess.run([command, "serve", "--content", changed / "content", *options], capture_output=True, text=True, timeout=60)
    assert done.returncode == 64


def test_owners_see_what_is_left_to_do(changed, tmp_path, browser):
    folder = tmp_path / "site"
    shutil.copytree(changed, folder)
    content = folder / "content"
    path = content / "politiques/logement.md"
    path.write_text(re.sub(r"^à relire le: .*$", "à relire le: 2013-06-01", path.read_text(), flags=re.M) + "\n## Notes\n\nVoir [[nulle part]].\n")
    server = Server(folder, "--port", "0")
    server.wait_for(r"reste affichée|à jour en")
    try:
        status, text, _ = server.get(".unisson/mes-fiches.html")
        assert status == 200 and "De qui voulez-vous voir les fiches" in text.replace("\u00a0", " ")
        names = re.findall(r'<a href="(\?par=[^"]+)">([^<]+) \((\d+)\)</a>', text)
        assert len(names) >= 2 and all(int(count) > 0 for _, _, count in names)
        seen = {}
        for url, name, count in names:
            _, text, _ = server.get(".unisson/mes-fiches.html" + url)
            counts = re.findall(r'<h2 id="visa--(\w+)">[^<]+<small>\((\d+)\)</small>', text)
            assert sum(int(number) for _, number in counts) == int(count), name
            for sort, part in zip([sort for sort, _ in counts], re.split(r"<h2 ", text)[1:]):
                for title in re.findall(r"<h3>(?:<a [^>]+>)?([^<]+)", part):
                    seen.setdefault(sort, set()).add((title.replace("\u202f", " ").replace("\u00a0", " "), name))
            assert "jeton" not in text and "checkbox" not in text
        assert {sort for sort in seen} == {"drafts", "wrong", "awaiting", "toReview"}
        assert any("nulle part" in server.get(".unisson/mes-fiches.html" + url)[1] for url, _, _ in names)
        logement = re.search(r"^intitulé: (.*)$", path.read_text(), flags=re.M)[1].replace("'", "’")
        assert logement in {title for title, _ in seen["wrong"]} & {title for title, _ in seen["toReview"]}
        assert any("radars" in title for title, _ in seen["awaiting"])
        page = browser.new_page()
        page.goto(server.url + ".unisson/mes-fiches.html")
        page.get_by_role("navigation", name="Voir le dossier de").get_by_role("link").first.click()
        page.get_by_role("heading", name="En brouillon").wait_for()
        page.close()
    finally:
        server.stop()
    server = Server(changed, "--port", "0", "--edition", "cadres")
    server.wait_for("à jour en")
    try:
        assert server.get(".unisson/mes-fiches.html")[0] == 403
    finally:
        server.stop()

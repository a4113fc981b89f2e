"""The data beside the pages, opened with programs that are not ours."""

import csv
import datetime
import json
import re

import feedparser
import icalendar
import jsonschema
import rdflib
import vobject

from conftest import BASE_URL, ROOT, build

FORMULA = re.compile(r"[=+\-@\t\r]")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def entries(site, kind):
    return json.loads((site / f"donnees/fiches/{kind}.json").read_text(encoding="utf-8"))["entries"]


# --- CSV ---------------------------------------------------------------------------------------------------------


def test_tables_have_what_the_entries_say(most):
    people = {row["id"]: row for row in rows(most / "donnees/fiches/personne.csv")}
    assert len(people) == len(entries(most, "personne")) > 50
    someone = people["agnes-vitrail"]
    assert (someone["nom"], someone["service"], someone["téléphone"]) == ("Vitrail", "stap", "03 53 01 96 03")
    raw = (most / "donnees/fiches/personne.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid;") and raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"")


def test_tables_are_read_again_without_change(most, content, tmp_path):
    tables = {
        "personne": "personnes", "référent": "referents", "territoire": "territoires", "sigle": "sigles",
        "mutualisation": "mutualisations", "engagement": "engagements", "phase": "phases"}
    before = {}
    for kind, table in tables.items():
        file = most / f"donnees/fiches/{kind.replace('é', 'e')}.csv"
        before[file.name] = file.read_bytes()
    # Who has left is a name and no entry any more: what they carried cannot be read again as theirs.
    people = {row["id"] for row in csv.DictReader(before["personne.csv"].decode("utf-8-sig").splitlines(), delimiter=";")}
    carried = before["engagement.csv"].decode("utf-8-sig").splitlines()
    lost = {row["id"] for row in csv.DictReader(carried, delimiter=";") if row["qui"] not in people}
    assert 0 < len(lost) < 5
    before["engagement.csv"] = b"".join(
        line for line in before["engagement.csv"].splitlines(keepends=True) if line.split(b";")[0].decode() not in lost)
    for kind, table in tables.items():
        (content / f"{table}.csv").write_bytes(before[f"{kind.replace('é', 'e')}.csv"])
    after = build(content, tmp_path / "site", "--edition", "relecture")
    for name, table in before.items():
        assert (after / "donnees/fiches" / name).read_bytes() == table, name
    for kind in ("personne", "referent", "engagement"):
        # The version is of what the author wrote: he who writes what goes without saying writes more.
        first, second = (
            [{**e, "version": ""} for e in entries(site, kind) if e["id"] not in lost] for site in (most, after))
        assert first == second


def test_no_cell_runs_as_a_formula_and_none_changes(content, tmp_path):
    written = [
        "=1+1", "+33 1", "-5", "@SUM(A1)", "'=déjà", "''=deux", "'hui", "a|b", "=a|=b", 'dit "oui"', "deux\nlignes",
        "fin\\"]
    with open(content / "sigles.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(["sigle", "développé", "définition", "synonymes"])
        for number, text in enumerate(written):
            guard = "'" if re.match(r"'*[=+\-@]", text) else ""
            table.writerow([f"Z{number}", guard + text, "", guard + text.replace("|", "\\|")])

    def said(site):
        return [
            (entry["fields"]["developpe"], entry["fields"]["synonymes"])
            for entry in sorted(entries(site, "sigle"), key=lambda entry: int(entry["id"][1:]))]

    first = build(content, tmp_path / "un")
    assert said(first) == [(text, [text]) for text in written]
    for row in rows(first / "donnees/fiches/sigle.csv"):
        assert not any(FORMULA.match(cell) for cell in row.values()), row
    (content / "sigles.csv").write_bytes((first / "donnees/fiches/sigle.csv").read_bytes())
    second = build(content, tmp_path / "deux")
    assert said(second) == said(first)


def test_the_matrix_is_a_table(least):
    with open(least / "donnees/vues/qui-fait-quoi.csv", encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file, delimiter=";", strict=True))
    head = table[0]
    assert head[0] == "Politique publique" and "Direction départementale des territoires" in head
    assert len(table) > 20 and all(len(row) == len(head) for row in table)
    assert sum(cell == "À désigner" for row in table for cell in row) == 2
    known = {entry["title"] for entry in entries(least, "personne")} | {"", "À désigner"}
    named = {name.split(" (")[0] for row in table[1:] for cell in row[1:] for name in cell.split(" | ")}
    assert named <= known and len(named) > 30


# --- JSON, RDF ---------------------------------------------------------------------------------------------------


def test_the_base_is_what_its_schema_says(least, most):
    for site in (least, most):
        schema = json.loads((site / "donnees/base.schema.json").read_text(encoding="utf-8"))
        base = json.loads((site / "donnees/base.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(
            schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
        assert [error.message for error in validator.iter_errors(base)] == []
        for kind, found in base["kinds"].items():
            assert found == entries(site, kind)
        # The schema refuses what is not so.
        base["kinds"]["personne"][0]["fields"]["groupe"] = "inconnu"
        base["kinds"]["personne"][1]["fields"]["arrivee"] = "hier"
        assert len(list(validator.iter_errors(base))) == 2


def test_references_of_the_base_lead_to_its_entries(least):
    kinds = json.loads((least / "donnees/base.json").read_text(encoding="utf-8"))["kinds"]
    known = {(kind, entry["id"]) for kind, found in kinds.items() for entry in found}
    seen = 0

    def look(value):
        nonlocal seen
        if isinstance(value, dict):
            if set(value) == {"kind", "id"}:
                assert (value["kind"], value["id"]) in known, value
                seen += 1
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    for found in kinds.values():
        for entry in found:
            look(entry["fields"])
            if "path" in entry:
                assert (least / entry["path"].split("#")[0]).is_file(), entry
    assert seen > 1000


def test_statements_are_the_same_in_both_forms(least, most):
    foaf, org = rdflib.Namespace("http://xmlns.com/foaf/0.1/"), rdflib.Namespace("http://www.w3.org/ns/org#")
    for site in (least, most):
        turtle = rdflib.Graph().parse(site / "donnees/base.ttl", format="turtle")
        other = rdflib.Graph().parse(site / "donnees/base.jsonld", format="json-ld")
        # Nodes without a name make isomorphism slow: they are many.
        named = [{t for t in graph if not any(isinstance(n, rdflib.BNode) for n in t)} for graph in (turtle, other)]
        assert named[0] == named[1]
        assert len(turtle) == len(other) > 5000
        people = set(turtle.subjects(rdflib.RDF.type, foaf.Person))
        assert len(people) == len(entries(site, "personne"))
        for person in people:
            service = turtle.value(person, org.memberOf)
            assert (service, rdflib.RDF.type, org.OrganizationalUnit) in turtle
            assert turtle.value(person, foaf.familyName).language == "fr"


# --- vCard, iCalendar --------------------------------------------------------------------------------------------


def test_everybody_who_can_be_reached_has_a_card(least):
    found = 0
    for kind, path in (("personne", "personnes"), ("service", "services")):
        together = list(vobject.readComponents((least / f"donnees/contacts/{kind}.vcf").read_text(encoding="utf-8")))
        assert len(together) == len(entries(least, kind))
        for entry in entries(least, kind):
            text = (least / f"donnees/contacts/{path}/{entry['id']}.vcf").read_bytes()
            assert all(len(line) <= 75 for line in text.split(b"\r\n")) and b"\n" not in text.replace(b"\r\n", b"")
            card = vobject.readOne(text.decode("utf-8"))
            assert (card.version.value, card.fn.value) == ("4.0", entry["title"])
            assert card.url.value == BASE_URL + entry["path"]
            numbers = {line.value for line in card.contents.get("tel", [])}
            said = entry["fields"].get("telephone")
            if said:
                assert "tel:+33" + said.replace(" ", "")[1:] in numbers
                found += 1
    assert found > 50
    uids = [card.uid.value for card in together]
    assert len(set(uids)) == len(uids)


def events(path):
    text = path.read_bytes()
    assert all(len(line) <= 75 for line in text.split(b"\r\n")) and b"\n" not in text.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["version"] == "2.0" and [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    for event in calendar.walk("VEVENT"):
        assert event.errors == [] and {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
    return calendar.walk("VEVENT")


def test_days_stand_in_calendars(least):
    found = events(least / "donnees/calendriers/calendrier.ics")
    uids = [event["uid"] for event in found]
    assert len(set(uids)) == len(uids) > 50
    meetings = [event for event in found if isinstance(event.decoded("dtstart"), datetime.datetime)]
    said = {entry["title"]: entry["fields"] for entry in entries(least, "rencontre")}
    assert len(meetings) == len(said)
    for event in meetings:
        fields = said[str(event["summary"]).replace("\xa0", " ").replace("’", "'")]
        start = event.decoded("dtstart")
        assert f"{start:%Y-%m-%d %H:%M}" == f"{fields['date']} {fields['debut']}"
        # Winter and summer.
        assert start.utcoffset() == datetime.timedelta(hours=1 if start.month in (11, 12, 1, 2, 3) else 2)
        if "duree" in fields:
            assert event.decoded("duration") == datetime.timedelta(minutes=fields["duree"])
    for event in found:
        if event not in meetings:
            assert event.decoded("dtend") - event.decoded("dtstart") == datetime.timedelta(days=1)


def test_each_has_the_days_that_concern_him(least):
    whole = {event["uid"] for event in events(least / "donnees/calendriers/calendrier.ics")}
    own = list((least / "donnees/calendriers").glob("*/*.ics"))
    assert {path.parent.name for path in own} == {"personnes", "services", "rencontres"} and len(own) > 80
    for path in own:
        uids = {event["uid"] for event in events(path)}
        assert uids and uids <= whole, path
    for meeting in entries(least, "rencontre"):
        assert len(events(least / f"donnees/calendriers/rencontres/{meeting['id']}.ics")) == 1
    # A commitment stands with who made it, and with nobody else among people.
    promised = entries(least, "engagement")[0]
    for person in entries(least, "personne"):
        path = least / f"donnees/calendriers/personnes/{person['id']}.ics"
        found = path.is_file() and any(
            str(event["summary"]).replace("\xa0", " ").replace("’", "'") == promised["fields"]["quoi"].replace("’", "'")
            for event in events(path))
        assert found == (person["id"] == promised["fields"]["qui"]["id"]), person["id"]


def test_the_same_content_gives_the_same_calendar(least, content, tmp_path):
    again = build(content, tmp_path / "site", "--base-url", BASE_URL)
    for path in (least / "donnees").rglob("*.*"):
        assert path.read_bytes() == (again / path.relative_to(least)).read_bytes(), path


# --- Audiences ---------------------------------------------------------------------------------------------------


def test_who_is_late_stands_in_no_list_of_those_who_are_not_told(tmp_path):
    day = "2013-09-02"
    least, most = (
        build(ROOT / "content", tmp_path / edition, "--as-of", day, "--edition", edition) for edition in ("cadres", "dirigeants"))

    def late_in(site):
        return [
            entry for entry in entries(site, "engagement")
            if entry["fields"]["etat"] in ("à faire", "en cours")
            and entry["fields"].get("reporte-au", entry["fields"]["pour-quand"]) < day]

    assert late_in(least) == []
    late = late_in(most)
    assert late
    words = [entry["fields"]["quoi"] for entry in late]
    # A report to take along says what its page says: who agreed to what, on that day.
    for path in set((least / "donnees").rglob("*.*")) - set((least / "donnees/a-emporter").rglob("*.*")):
        text = re.sub(r"\r\n ", "", path.read_bytes().decode("utf-8"))
        assert not any(word in text for word in words), path


def test_a_site_may_give_none(content, tmp_path):
    with open(content / "site.yaml", "a", encoding="utf-8") as file:
        file.write("\ndonnées: non\n")
    site = build(content, tmp_path / "site", "--base-url", BASE_URL)
    assert not (site / "donnees").exists() and not (site / "sitemap.xml").exists()
    assert not any("donnees/" in page.read_text(encoding="utf-8") for page in site.rglob("*.html"))


# --- Pages, crawlers, browsers, news -----------------------------------------------------------------------------


def test_pages_lead_to_all_data(least):
    led = set()
    for page in least.rglob("*.html"):
        for link in re.findall(r'href="([^"]*donnees/[^"]*|[^"/]*\.(?:json|jsonld|ttl))"', page.read_text(encoding="utf-8")):
            target = (page.parent / link).resolve()
            assert target.is_file(), (page, link)
            led.add(target)
    files = {path.resolve() for path in (least / "donnees").rglob("*.*")}
    assert files - led == set()


def test_crawlers_and_browsers_are_told_where_the_address_is_known(least, most):
    site_map = (least / "sitemap.xml").read_text(encoding="utf-8")
    paths = [address.removeprefix(BASE_URL) for address in re.findall("<loc>([^<]*)</loc>", site_map)]
    assert len(paths) == len(set(paths)) > 300 and all((least / path).is_file() for path in paths)
    assert "404.html" not in paths and "index.html" in paths
    search = (least / "opensearch.xml").read_text(encoding="utf-8")
    assert f'template="{BASE_URL}recherche.html?q={{searchTerms}}"' in search
    assert 'rel="search"' in (least / "index.html").read_text(encoding="utf-8")
    assert not (most / "sitemap.xml").exists() and not (most / "opensearch.xml").exists()
    assert 'rel="search"' not in (most / "index.html").read_text(encoding="utf-8")


def test_news_can_be_followed(least):
    feed = feedparser.parse((least / "quoi-de-neuf.atom").read_bytes())
    assert not feed.bozo and len(feed.entries) > 5
    assert all(entry.id.startswith("urn:uuid:") and entry.updated_parsed for entry in feed.entries)

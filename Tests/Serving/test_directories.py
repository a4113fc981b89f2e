"""People out of directories: vCard as telephones, mail programs and unisson itself write it, LDIF as directories export it."""

import base64
import csv
import shutil
import subprocess

import pytest

from test_serve import COMMAND, ROOT

TABLE = "content/personnes.csv"


@pytest.fixture
def base(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def take(base, name, text, *options):
    path = base / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    run = subprocess.run(
        [COMMAND, "import", name, "--lang", "fr", "--theme", ROOT / "themes/sobre", *options], cwd=base, capture_output=True, text=True, timeout=120)
    rows = {row["id"]: row for row in csv.DictReader((base / TABLE).open(encoding="utf-8"), delimiter=";")}
    return run, rows


VCARD = """BEGIN:VCARD\r
VERSION:3.0\r
N;CHARSET=utf-8:Éolienne;Zoé;Marie\\, Ève;Mme;\r
FN:Zoé Éolienne\r
ORG:Préfecture;Direction départementale des\r
  territoires\r
TITLE:Cheffe d'unité\\, habitat\\; logement\r
item1.TEL;TYPE=WORK,VOICE:+33 3 53 01 23 45\r
TEL;TYPE="cell,voice":06 39 98 99 99\r
TEL;TYPE=fax:03 53 01 00 99\r
EMAIL;TYPE=INTERNET;TYPE=PREF:zoe.eolienne@exemple.invalid\r
PHOTO;ENCODING=b:AAAA\r
 BBBB\r
REV:2013-05-05T00:00:00Z\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:4.0\r
FN:Jean de La Fontaine\r
ORG:ddcspp\r
TITLE:Conteur\r
GENDER:M\r
TEL;VALUE=uri:tel:+33353012346\r
EMAIL:jean@exemple.invalid\r
END:VCARD\r
"""
OLD = b"""BEGIN:VCARD
VERSION:2.1
N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:H=E9risson;Lo=EFc;;M.
ORG:ddt
TITLE;QUOTED-PRINTABLE:Charg=C3=A9 de=
 mission
TEL;CELL:0639989901
END:VCARD
"""


def test_cards_of_every_version_become_rows(base):
    before = (base / TABLE).read_text()
    run, rows = take(base, "gens.vcf", VCARD, "--set", "groupe=cadres dirigeants")
    assert run.returncode == 0, run.stderr
    assert "2 de plus, 0 changées" in run.stderr
    zoe, jean = rows["zoe-marie-eve-eolienne"], rows["jean-de-la-fontaine"]
    assert (zoe["prénom"], zoe["nom"], zoe["civilité"]) == ("Zoé Marie, Ève", "Éolienne", "Mme")
    assert zoe["fonction"] == "Cheffe d'unité, habitat; logement" and zoe["service"] == "Direction départementale des territoires"
    assert (zoe["téléphone"], zoe["portable"], zoe["courriel"]) == ("+33 3 53 01 23 45", "06 39 98 99 99", "zoe.eolienne@exemple.invalid")
    assert (jean["prénom"], jean["nom"], jean["civilité"], jean["téléphone"]) == ("Jean de La", "Fontaine", "M.", "+33353012346")
    assert zoe["groupe"] == jean["groupe"] == "cadres dirigeants"
    # Nothing is lost in silence, nothing else is touched.
    assert "gens.vcf:10: « TEL »" in run.stderr and "gens.vcf:12: « PHOTO »" in run.stderr and "REV" not in run.stderr
    assert (base / TABLE).read_text().startswith(before)
    # Once more: nothing changes.
    again = (base / TABLE).read_bytes()
    run, _ = take(base, "gens.vcf", VCARD)
    assert "0 de plus, 0 changées, 2 comme" in run.stderr and (base / TABLE).read_bytes() == again


def test_quoted_printable_cards_are_read(base):
    run, rows = take(base, "vieux.vcf", OLD, "--set", "groupe=cadres dirigeants")
    assert run.returncode == 0, run.stderr
    row = rows["loic-herisson"]
    assert (row["nom"], row["prénom"], row["fonction"], row["portable"], row["civilité"]) == (
        "Hérisson", "Loïc", "Chargé de mission", "0639989901", "M.")


def test_what_the_site_itself_exports_changes_nothing(base):
    subprocess.run([COMMAND, "build", "--quiet", "--theme", ROOT / "themes/sobre", "--output", "site"], cwd=base, check=True, timeout=120)
    cards = sorted((base / "site").rglob("*paul-encrier*.vcf"))
    before = (base / TABLE).read_text()
    run, rows = take(base, "paul.vcf", cards[0].read_bytes(), "--kind", "personne")
    assert run.returncode == 0 and "0 de plus" in run.stderr, run.stderr
    assert set(rows) == {line.split(";")[0] for line in before.splitlines()[1:]}
    assert rows["paul-encrier"]["courriel"] == "paul.encrier@exemple.invalid"


def ldif(**more):
    return f"""version: 1
# Un annuaire
dn: ou=Habitat,dc=exemple
objectClass: organizationalUnit
ou: Habitat

dn:: {base64.b64encode("cn=Zoé Éolienne,dc=exemple".encode()).decode()}
objectClass: inetOrgPerson
cn: Zoe Eolienne
sn:: {base64.b64encode("Éolienne".encode()).decode()}
givenName;lang-fr:: {base64.b64encode("Zoé".encode()).decode()}
personalTitle: Mme
title: Cheffe du bureau
 x de l'habitat
departmentNumber: ddt
ou: Un bureau inconnu
o: Préfecture
telephoneNumber: 03 53 01 23 45
mobile: 06 39 98 99 99
mail: zoe@exemple.invalid
mail: zoe.bis@exemple.invalid
jpegPhoto:< file:///photo.jpg
description: Aime le vent

dn: cn=parti
changetype: delete

dn: cn=abîmé
sn: Abîmé
givenName: Tout
personalTitle: M.
title: Chef
ou: ddt
description:: ce n'est pas du base64 !
""".replace("bureau\n x", "bureau\n ")


def test_a_directory_becomes_rows(base):
    before = (base / TABLE).read_bytes()
    run, rows = take(base, "annuaire.ldif", ldif(), "--set", "groupe=cadres dirigeants")
    # A record that is none stands in the way of all.
    assert run.returncode == 1 and "annuaire.ldif:26" in run.stderr and "rien n'a été écrit" in run.stderr, run.stderr
    assert (base / TABLE).read_bytes() == before
    run, rows = take(base, "annuaire.ldif", ldif(), "--set", "groupe=cadres dirigeants", "--partial")
    assert run.returncode == 1 and "1 de plus" in run.stderr
    # Of a record with a line that cannot be read, nothing is taken.
    assert "annuaire.ldif:34: ligne illisible" in run.stderr and "tout-abime" not in rows
    zoe = rows["zoe-eolienne"]
    assert (zoe["prénom"], zoe["nom"], zoe["fonction"], zoe["service"], zoe["civilité"]) == (
        "Zoé", "Éolienne", "Cheffe du bureau de l'habitat", "ddt", "Mme")
    assert (zoe["téléphone"], zoe["portable"], zoe["courriel"]) == ("03 53 01 23 45", "06 39 98 99 99", "zoe@exemple.invalid")
    for told in ["annuaire.ldif:3: cet enregistrement n'est pas une personne", "annuaire.ldif:7: « zoe.bis@exemple.invalid »",
                 "« jpegphoto » est dans un autre fichier", "« description » n'a pas de champ"]:
        assert told in run.stderr, run.stderr


def test_wrong_people_are_told_at_their_lines(base):
    before = (base / TABLE).read_bytes()
    wrong = VCARD.replace("ORG:ddcspp", "ORG:Inconnue").replace("jean@exemple.invalid", "jean sans arobase")
    run, _ = take(base, "gens.vcf", wrong, "--set", "groupe=cadres dirigeants")
    assert run.returncode == 1 and (base / TABLE).read_bytes() == before
    line = VCARD.split("\r\n").index("FN:Jean de La Fontaine") - 1
    assert f"gens.vcf:{line}: error: " in run.stderr and "jean sans arobase" in run.stderr
    run, _ = take(base, "gens.vcf", VCARD.replace("ORG:ddcspp", "ORG:Inconnue"), "--set", "groupe=cadres dirigeants")
    assert run.returncode == 1 and f"gens.vcf:{line}: error: Service « Inconnue » introuvable" in run.stderr
    # What the directory does not say and nothing else does.
    run, _ = take(base, "gens.vcf", VCARD)
    assert run.returncode == 1 and run.stderr.count("Champ « groupe » obligatoire") == 2 and f"gens.vcf:{line}: error" in run.stderr
    assert (base / TABLE).read_bytes() == before
    run, rows = take(base, "gens.vcf", wrong, "--set", "groupe=cadres dirigeants", "--partial")
    assert run.returncode == 1 and "zoe-marie-eve-eolienne" in rows and "jean-de-la-fontaine" not in rows
    for text, told in [("BEGIN:VCARD\nN:X;Y\n", "gens.vcf:1: carte sans fin"), ("BEGIN:VCARD\nFN:\nEND:VCARD\n", "gens.vcf:1: personne sans nom"),
                       ("rien\n", "gens.vcf:1: ligne illisible")]:
        run, _ = take(base, "gens.vcf", text)
        assert run.returncode == 1 and told in run.stderr, run.stderr
    assert take(base, "gens.vcf", VCARD, "--set", "humeur=bonne")[0].stderr.strip() == "gens.vcf: pas de champ « humeur »"
    assert "--kind" in take(base, "gens.vcf", VCARD, "--kind", "service")[0].stderr

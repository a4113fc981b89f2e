"""The schemas of front matters, by a validator that knows nothing of unisson."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

from test_serve import COMMAND, ROOT

CONTENT = ROOT / "content"


class Core(yaml.SafeLoader):
    """YAML as editors read it (1.2): days and times of day are texts."""


Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Core.add_implicit_resolver("tag:yaml.org,2002:int", __import__("re").compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile(r"^(true|false|True|False)$"), list("tfTF"))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def unisson(*arguments, **options):
    return subprocess.run([COMMAND, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=60, **options)


@pytest.fixture(scope="module")
def schemas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schemas")
    run = unisson("schema", "--to", folder)
    assert run.returncode == 0, run.stderr
    found = {path.name.removesuffix(".schema.json"): json.loads(path.read_text()) for path in folder.iterdir()}
    assert sorted(map(Path, run.stdout.split())) == sorted(folder.iterdir())
    for schema in found.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    return found


def head(path):
    """The front matter; none where it is YAML only to the compiler: a text with a colon in it."""
    text = path.read_text(encoding="utf-8")
    try:
        return yaml.load(text.split("\n---", 1)[0].removeprefix("---"), Core)
    except yaml.YAMLError:
        return None


def faults(schema, head):
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(head)]


def folders():
    """The folder of each kind."""
    model = yaml.safe_load((CONTENT / "model.yaml").read_text(encoding="utf-8"))
    for name, kind in model["kinds"].items():
        if "folder" in kind:
            yield name, CONTENT / kind["folder"]


def test_the_front_matter_of_the_sample_passes(schemas):
    read = files = 0
    for name, folder in folders():
        schema = schemas[name.replace(" ", "-").replace("é", "e")]
        for path in sorted(folder.glob("*.md")):
            files += 1
            said = head(path)
            if said is not None:
                assert faults(schema, said) == [], path
                read += 1
    assert read > 0.9 * files > 200


MISSION = {"intitulé": "Immatriculer un véhicule", "service": "ddt", "aussi appelé": ["carte grise"], "à relire le": "2013-12-01"}


@pytest.mark.parametrize("mistake", [
    {"titer": "Une faute de frappe"}, {"service": None}, {"service": ["ddt", "ddcspp"]}, {"service": {"ddt": 1}},
    {"à relire le": "demain"}, {"à relire le": "2013-12"}, {"aussi appelé": {"carte": "grise"}},
])
def test_a_mistake_fails(schemas, mistake):
    assert faults(schemas["mission"], MISSION) == []
    assert len(faults(schemas["mission"], MISSION | mistake)) == 1


def test_a_word_that_the_model_does_not_have_fails(schemas):
    words = [(schema, name, field["enum"]) for schema in schemas.values()
             for name, field in schema["properties"].items() if "enum" in field and not schema["required"]]
    words += [(schema, name, form["enum"]) for schema in schemas.values() if not schema["required"]
              for name, field in schema["properties"].items() for form in field.get("anyOf", []) if "enum" in form]
    assert words
    for schema, name, known in words:
        assert faults(schema, {name: known[0]}) == [] and faults(schema, {name: known[0] + "x"})


def test_a_required_field_that_may_stand_in_no_section_is_missed(schemas):
    tried = 0
    for schema in schemas.values():
        for name in schema["required"]:
            tried += 1
            assert any(repr(name) in fault for fault in faults(schema, {}))
    assert tried > 20


def test_fields_have_the_words_of_the_model(schemas):
    texts = [p.get("description", "") for s in schemas.values() for p in s["properties"].values()]
    assert sum(bool(text) for text in texts) > 50
    assert any("l’identifiant ou le titre d’une fiche" in text for text in texts)


def test_one_schema_goes_to_the_output(schemas):
    run = unisson("schema", "mission")
    assert json.loads(run.stdout) == schemas["mission"]
    assert unisson("schema", "missionn").returncode == 64
    assert unisson("schema").returncode == 64


def test_what_is_not_a_schema_of_ours_stays(tmp_path):
    other = tmp_path / "mission.schema.json"
    other.write_text("{}")
    run = unisson("schema", "--to", tmp_path)
    assert run.returncode == 74 and "mission.schema.json" in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mission.schema.json"] and other.read_text() == "{}"
    other.unlink()
    assert unisson("schema", "--to", tmp_path).returncode == 0
    other.write_text(other.read_text().replace("mission", "MISSION", 1))
    assert unisson("schema", "--to", tmp_path).returncode == 0
    assert json.loads(other.read_text())["$id"] == "urn:unisson:schema:mission"

"""Makes a small site around an index that `SearchBench site` wrote, for the browser tests of recherche.js.

Usage: search_site.py DUMP OUTPUT. DUMP holds *.bin, search.wasm, names.json and pages.json (path and title of each page).
"""

import base64
import html
import json
import pathlib
import shutil
import sys
import zlib

dump, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
theme = pathlib.Path(__file__).parents[2] / "themes/sobre/assets/recherche.js"
shutil.rmtree(output, ignore_errors=True)
index = output / "assets/recherche"
index.mkdir(parents=True)
shutil.copy(theme, output / "assets/recherche.js")

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title></head><body><form role="search" action="{up}recherche.html"><label for="q">Rechercher</label>
<input id="q" type="search"></form>
<main><h1>{title}</h1>{body}</main><script src="{up}assets/recherche.js"></script></body></html>"""


def script(name, data):
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = base64.b64encode(deflate.compress(data) + deflate.flush()).decode()
    (index / f"{name}.js").write_text(f'unisson("{name}","{text}")')


def page(path, title, body):
    file = output / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(policy=POLICY, title=html.escape(title), up="../" * path.count("/"), body=body))


for name, source in json.loads((dump / "names.json").read_text()).items():
    script(name, (dump / source).read_bytes())
for entry in json.loads((dump / "pages.json").read_text()):
    page(entry["path"].split("#")[0], entry["title"], "")
page("recherche.html", "Recherche", "<div data-resultats></div>")
page("index.html", "Accueil", "")

# The site, its tests and its measures. `make help` lists what there is.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BUILD_PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libdeflate-dev libgumbo-dev libmd-dev libyaml-dev binaryen
LINT_PACKAGES := hunspell hunspell-fr
# binutils, nginx-light, systemd: packing and operations.
# weasyprint to unzip: documents; rclone, mtools, dosfstools, unzip: publishing; postgresql: the feed for search engines.
TEST_PACKAGES := chromium firefox-esr pandoc libreoffice-writer libreoffice-calc libreoffice-impress weasyprint librsvg2-bin poppler-utils fonts-liberation2 postgresql python3-venv rclone mtools dosfstools unzip binutils nginx-light systemd $(LINT_PACKAGES)
# A bare Debian and a second web server, for the longest tests.
LONG_TEST_PACKAGES := debootstrap apache2-bin
UNISSON := .build/release/unisson
# Debugging information would cost a tenth of a build from nothing and a fifth of the command's size; optimising across
# modules saves three hundredths of a site's time.
RELEASE := -c release --static-swift-stdlib -debug-info-format none -Xswiftc -cross-module-optimization
SITE := .build/site
DIST := .build/dist
VENV := .build/venv
BENCH_VENV := .build/bench-venv

# Installs Debian packages by name, unless they are there. Nothing is printed when nothing is missing.
define install
@missing=
for package in $(1); do
  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing+=" $$package"
done
if [ -n "$$missing" ]; then
  if ! command -v apt-get >/dev/null; then
    echo "Il manque$$missing. Sans apt-get (Debian, Ubuntu), installez ce que ces paquets apportent," >&2
    echo "puis relancez avec PAQUETS=non, par exemple : make site PAQUETS=non" >&2
    exit 1
  fi
  sudo=
  if [ "$$(id -u)" != 0 ]; then
    sudo=sudo
    command -v sudo >/dev/null || { echo "Il manque$$missing : faites « apt-get install$$missing » en administrateur" >&2; exit 1; }
  fi
  echo "Installation de$$missing"
  $$sudo apt-get update -qq
  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null
fi
endef
.ONESHELL:

.PHONY: help site theme-etat test test-all serve bench dist lint format command toolchain build-packages lint-packages test-packages

help: ## cette liste
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | while IFS=$$'\t' read -r name text; do printf 'make %-10s %s\n' "$$name" "$$text"; done

site: command ## construit le site dans .build/site
	@$(UNISSON) build --output $(SITE)
	echo "Le site : $(SITE)/index.html"

theme-etat: ## le thème aux couleurs de l'État, pour ses services, dans .build/theme-etat
	@command -v python3 >/dev/null || { echo "Il manque python3 (Debian : apt-get install python3)" >&2; exit 1; }
	python=python3
	if ! python3 -m pip --version >/dev/null 2>&1; then
	  python=.build/pip/bin/python
	  [ -x $$python ] || python3 -m venv .build/pip >/dev/null || {
	    echo "Il manque pip (Debian : apt-get install python3-venv)" >&2
	    exit 1
	  }
	fi
	$$python themes/etat/assemble.py .build/theme-etat

test: toolchain test-packages $(VENV)/ready ## tous les essais, navigateurs compris
	@Tests/run

test-all: export UNISSON_TEST_ALL := 1
test-all: test ## les essais, puis les plus longs

serve: site ## le site sur http://localhost:8080/
	@cd $(SITE) && exec python3 -m http.server 8080

bench: command test-packages $(BENCH_VENV)/ready ## vitesse et mémoire, recherche comprise (avec BENCH_LARGE=1, 50 000 et 100 000 fichiers aussi)
	@swift build $(RELEASE) --product site-bench
	python3 Tests/Bench/bench.py .build/release/site-bench $(UNISSON) .build/bench $(if $(BENCH_LARGE),--large --scale)
	if [ -e ../shared/search-eval/fiches.jsonl ]; then
	  swift build $(RELEASE) --product SearchBench
	  .build/release/SearchBench quality ../shared/search-eval/fiches.jsonl
	  .build/release/SearchBench speed ../shared/search-eval/fiches.jsonl 10000
	fi
	python3 Tests/Bench/serve_bench.py .build/release/site-bench $(UNISSON) themes/sobre
	$(BENCH_VENV)/bin/python Tests/Bench/search_bench.py $(UNISSON) .build/bench

dist: command ## la commande pour les autres machines : archive, paquet Debian, inventaire, sommes
	@python3 Sources/Dist/dist.py $(UNISSON) $(DIST)

lint: toolchain lint-packages ## la forme du code, l'orthographe des textes
	@command -v python3 >/dev/null || { echo "Il manque python3 (Debian : apt-get install python3)" >&2; exit 1; }
	status=0
	swift format lint --strict --parallel --recursive Package.swift Sources Tests || status=1
	python3 Tests/Style/spelling.py || status=1
	python3 Tests/Style/check.py || status=1
	exit $$status

format: toolchain ## met le code en forme
	@swift format --in-place --parallel --recursive Package.swift Sources Tests

command: toolchain build-packages
	@mkdir -p .build/static
	clang=$$(dirname "$$(readlink -f "$$(command -v swift)")")/clang
	runtime=$$($$clang -print-file-name=libstdc++.a)
	if [ -e "$$runtime" ]; then ln -sf "$$runtime" .build/static/; fi
	swift build $(RELEASE) --product unisson

toolchain:
	@command -v swift >/dev/null || { echo "Il manque Swift 6.2 ou plus récent : https://www.swift.org/install/" >&2; exit 1; }

build-packages:
ifneq ($(PAQUETS),non)
	$(call install,$(BUILD_PACKAGES))
endif

lint-packages:
ifneq ($(PAQUETS),non)
	$(call install,$(LINT_PACKAGES))
endif

test-packages:
ifneq ($(PAQUETS),non)
	$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES) $(if $(UNISSON_TEST_ALL),$(LONG_TEST_PACKAGES)))
endif

$(VENV)/ready: Tests/Browser/requirements.txt Tests/Publishing/requirements.txt Tests/Data/requirements.txt Tests/Serving/requirements.txt | test-packages
	@echo "Installation des outils d'essai dans $(VENV)"
	rm -rf $(VENV)
	python3 -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check $(foreach file,$^,--requirement $(file))
	touch $@

$(BENCH_VENV)/ready: Tests/Bench/requirements.txt | test-packages
	@echo "Installation des outils de mesure dans $(BENCH_VENV)"
	rm -rf $(BENCH_VENV)
	python3 -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

import Diagnostics
import Templates
import Testing

struct CheckTests {
    static let shapes: Shape.Catalogue = [
        "site": ["titre": .text, "menu": .list(.object("lien"))],
        "page": [
            "titre": .text, "corps": .markup, "nombre": .number, "publié": .flag, "auteur": .object("personne"),
            "étapes": .list(.text), "vue": .name(["carte", "tableau"]), "nœuds": .list(.object("nœud")),
        ],
        "personne": ["nom": .text, "service": .object("service")],
        "service": ["nom": .text, "sigle": .text],
        "lien": ["url": .text, "libellé": .text],
        "nœud": ["nom": .text, "enfants": .list(.object("nœud"))],
    ]

    func check(_ page: String, _ others: [String: String] = [:]) -> [String] {
        let set = TemplateSet(page: page, others)
        #expect(!set.diagnostics.containsErrors)
        let found = set.check([TemplateUse("page", contexts: ["site", "page"])], shapes: Self.shapes)
        return found.map { diagnostic in
            diagnostic.line
                + diagnostic.notes.map { " <- \($0.place.path):\($0.place.line):\($0.place.column)" }.joined()
        }
    }

    @Test(arguments: [
        "{{titre}} {{{corps}}} {{nombre}} {{#publié}}{{titre}}{{/publié}} {{auteur.service.sigle}}",
        "{{#menu}}{{url}} {{titre}}{{/menu}}{{#étapes}}{{.}} {{titre}}{{/étapes}}{{^étapes}}{{nombre}}{{/étapes}}",
        "{{#auteur}}{{nom}} {{#service}}{{nom}} {{sigle}} {{titre}}{{/service}}{{/auteur}}",
    ])
    func `what the contexts know passes`(template: String) {
        #expect(check(template).isEmpty)
    }

    @Test(
        arguments: [
            ("a\n é{{titer}}", "2:3: Unknown key “titer” at this point; did you mean “titre”? [cle-inconnue]"),
            (
                "{{#étape}}{{n’importe}}{{quoi}}{{/étape}}",
                "1:1: Unknown key “étape” at this point; did you mean “étapes”? [cle-inconnue]"
            ),
            ("{{nom}}", "1:1: Unknown key “nom” at this point [cle-inconnue]"),
            ("{{^absent}}{{/absent}}", "1:1: Unknown key “absent” at this point [cle-inconnue]"),
            (
                "{{auteur.servise.sigle}}",
                "1:1: Unknown key “auteur.servise” at this point; did you mean “auteur.service”? [cle-inconnue]"
            ),
            ("{{auteur}}", "1:1: “auteur” is an object: expected a text here [wrong]"),
            ("{{étapes}}", "1:1: “étapes” is a list: expected a text here [wrong]"),
            ("{{publié}}", "1:1: “publié” is a yes or no: expected a text here [wrong]"),
            ("{{{titre}}}", "1:1: “titre” is a text: expected HTML here [wrong]"),
            ("{{étapes.nom}}", "1:1: “étapes” is a list: expected an object here [wrong]"),
            ("{{#menu}}{{.}}{{/menu}}", "1:10: “.” is an object: expected a text here [wrong]"),
            ("{{>*titre}}", "1:1: “titre” is a text: expected a template name here [wrong]"),
        ] as [(String, String)])
    func `what would print nothing is reported at its tag`(template: String, expected: String) {
        #expect(check(template) == ["page.mustache:" + expected.replacing("[wrong]", with: "[usage-impossible]")])
    }

    @Test func `partials are checked with the contexts of each caller`() {
        let found = check(
            "{{#auteur}}{{>nom}}{{/auteur}}\n{{#menu}}\n  {{>cadre}}\n{{/menu}}\n{{>nim}}",
            ["nom": "<b>{{nom}}</b>", "cadre": "{{>nom}}"])
        #expect(
            found == [
                "nom.mustache:1:4: Unknown key “nom” at this point [cle-inconnue] <- cadre.mustache:1:1 <- page.mustache:3:3",
                "page.mustache:5:1: No template “nim” in the theme; did you mean “nom”? [gabarit-inconnu]",
            ])
    }

    @Test func `each template that a dynamic name can mean is checked`() {
        let found = check("{{>*vue}}", ["carte": "{{titre}}", "tableau": "{{colonnes}}"])
        #expect(
            found == ["tableau.mustache:1:1: Unknown key “colonnes” at this point [cle-inconnue] <- page.mustache:1:1"])
        #expect(
            check("{{>*vue}}", ["carte": ""]) == [
                "page.mustache:1:1: No template “tableau” in the theme [gabarit-inconnu]"
            ])
    }

    @Test func `blocks must exist in the parent or in what it includes`() {
        let layout = ["layout": "{{$titre}}{{/titre}}{{>bas}}", "bas": "{{$pied}}{{/pied}}"]
        #expect(check("{{<layout}}{{$titre}}a{{/titre}}{{$pied}}b{{/pied}}{{/layout}}", layout).isEmpty)
        #expect(
            check("{{<layout}}\n  {{$titres}}{{inconnu}}{{/titres}}\n{{/layout}}", layout) == [
                "page.mustache:2:3: No block “titres” in template “layout”; did you mean “titre”? [bloc-inconnu]"
            ])
    }

    @Test func `a block's body is checked where the parent prints it`() {
        let layout = ["layout": "{{#auteur}}{{$qui}}{{/qui}}{{/auteur}}{{$titre}}{{jamais}}{{/titre}}"]
        let page = "{{<layout}}{{$qui}}{{nom}} {{url}}{{/qui}}{{$titre}}{{titre}}{{/titre}}{{/layout}}"
        #expect(
            check(page, layout) == [
                "page.mustache:1:28: Unknown key “url” at this point [cle-inconnue] <- page.mustache:1:1"
            ])
        #expect(
            check("{{<layout}}{{/layout}}", layout) == [
                "layout.mustache:1:49: Unknown key “jamais” at this point [cle-inconnue] <- page.mustache:1:1"
            ])
    }

    @Test func `a tree may include itself`() {
        #expect(check("{{#nœuds}}{{>n}}{{/nœuds}}", ["n": "{{nom}}{{#enfants}}{{>n}}{{/enfants}}"]).isEmpty)
        #expect(
            check("{{#nœuds}}{{>n}}{{/nœuds}}", ["n": "{{#enfants}}{{>n}}{{nim}}{{/enfants}}"]) == [
                "n.mustache:1:19: Unknown key “nim” at this point; did you mean “nom”? [cle-inconnue] <- page.mustache:1:11"
            ])
    }

    @Test(arguments: [
        ["a": "{{>a}}"], ["a": "{{>b}}", "b": "{{#publié}}{{>a}}{{/publié}}"], ["a": "{{#titre}}{{>a}}{{/titre}}"],
        // The list belongs to the page, so that each of its items comes back to the whole list.
        ["a": "{{#nœuds}}{{>a}}{{/nœuds}}"],
    ])
    func `a template that includes itself without going down the data is reported`(templates: [String: String]) {
        let found = check("{{>a}}", templates)
        #expect(found.count == 1)
        #expect(found.first?.contains("Template “a” includes itself without end [gabarit-sans-fin]") == true)
    }

    @Test func `a use of a template that does not exist is reported`() {
        let found = TemplateSet(page: "").check([TemplateUse("pages", contexts: [])], shapes: [:])
        #expect(
            found.map(\.line) == ["pages:0:0: No template “pages” in the theme; did you mean “page”? [gabarit-inconnu]"]
        )
    }
}

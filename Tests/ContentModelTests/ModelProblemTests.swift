import Testing

@testable import ContentModel

/// Every mistake of a model file at its place, with the nearest right word.
@Suite struct `A model with a mistake` {
    /// The mistake stands on line 18, in the fields of the second kind.
    @Test(arguments: [
        ("rôle: { typ: text }", ["18:7 cle-de-modele-manquante", "18:15 cle-de-modele-inconnue → type"]),
        ("rôle: { type: texte }", ["18:21 type-inconnu → text"]),
        ("rôle: text", ["18:7 cle-de-modele-manquante", "18:13 forme-de-modele"]),
        ("rôle: { type: text, required: peut-être }", ["18:37 forme-de-modele"]),
        ("rôle: { type: text, search: titre }", ["18:35 mot-inconnu"]),
        ("rôle: { type: text, search: alia }", ["18:35 mot-inconnu → alias"]),
        ("rôle: { type: text, rdf: \"foaf:title\" }", []),
        ("rôle: { type: text, rdf: \"faof:title\" }", ["18:32 mot-inconnu → foaf:title"]),
        ("rôle: { type: text, rdf: \"org:membreOf\" }", ["18:32 mot-inconnu → org:memberOf"]),
        ("rôle: { type: text, length: 5 }", []),
        ("rôle: { type: date, length: 5 }", ["18:27 cle-de-modele-inconnue"]),
        ("rôle: { type: text, length: cinq }", ["18:35 forme-de-modele"]),
        ("rôle: { type: text, length: 0 }", ["18:35 forme-de-modele"]),
        ("rôle: { choice: rôles }", ["18:23 vocabulaire-inconnu"]),
        ("rôle: { choice: [chef, Chef] }", ["18:30 nom-en-double"]),
        ("rôle: { type: reference }", ["18:7 cle-de-modele-manquante"]),
        ("rôle: { type: reference, to: servise }", ["18:36 genre-inconnu → service"]),
        ("rôle: { type: references, to: [service, person] }", ["18:47 genre-inconnu → personne"]),
        ("Nom: { type: text }", ["18:7 cle-en-double < 14:7"]),
        ("dirige: { type: text }", ["6:36 inverse-en-double < 18:7"]),
        ("rôle: { type: reference, to: service, inverse: chef }", ["18:7 inverse-en-double < 6:36"]),
        ("rôle: { records: { quoi: { type: textes } } }", ["18:40 type-inconnu → texts"]),
        ("rôle: { records: { quoi: { records: { x: { type: text } } } } }", ["18:26 type-de-champ"]),
        ("rôle: { records: [quoi] }", ["18:24 forme-de-modele"]),
        ("service: { type: reference, to: service }", []),
    ])
    func `is told at the field`(field: String, expected: [String]) throws {
        #expect(try read(model("", fields: field)).found == expected)
    }

    /// The mistake stands on line 11, in the second kind.
    @Test(arguments: [
        ("page: no", ["11:5 cle-de-modele-inconnue → pages"]),
        ("pages: peut-être", ["11:12 forme-de-modele"]),
        ("folder: personnes", ["9:5 un-seul-des-deux"]),
        ("in force: { from: arrivé, until: départ }", ["11:23 champ-de-modele-inconnu → arrivée"]),
        ("in force: { from: nom, until: départ }", ["11:23 type-de-champ"]),
        ("in force: { form: arrivée, until: départ }", ["11:17 cle-de-modele-inconnue → from"]),
        ("in force: { words: [là, parti] }", ["11:15 cle-de-modele-manquante"]),
        ("in force: { until: départ, words: là }", ["11:39 forme-de-modele"]),
        ("review: { owner: nom }", ["11:13 cle-de-modele-manquante", "11:22 type-de-champ"]),
        ("review: { by: nom }", ["11:19 type-de-champ"]),
        ("succession: nom", ["11:17 type-de-champ"]),
        ("succession: nome", ["11:17 champ-de-modele-inconnu → nom"]),
        ("visa: requis", ["11:5 visa-de-tableau", "11:11 mot-inconnu"]),
        ("personal: [nom, mél]", ["11:21 champ-de-modele-inconnu"]),
        ("roles: { nams: nom }", ["11:14 cle-de-modele-inconnue → names"]),
        ("roles: { function: nome }", ["11:24 champ-de-modele-inconnu → nom"]),
        ("roles: { function: arrivée }", ["11:24 type-de-champ"]),
        ("roles: { names: [prénom, nom], function: nom }", ["11:46 contradiction"]),
        ("roles: { due: arrivée, moved: arrivée }", ["11:35 contradiction"]),
        ("roles: { names: [prénom, nom], time: âge }", ["11:42 type-de-champ"]),
        ("summary: [nom, nmo]", ["11:20 champ-de-modele-inconnu → nom"]),
        ("order by: [-départ, arive]", ["11:25 champ-de-modele-inconnu"]),
        ("address: Été", ["11:14 chemin-de-modele"]),
        ("visa: required", ["11:5 visa-de-tableau"]),
    ])
    func `is told at the kind`(line: String, expected: [String]) throws {
        let found = try read(model("", kind: line)).found
        #expect(found == expected)
    }

    /// The mistake stands from line 19 on.
    @Test(arguments: [
        ("rule: {}", ["19:1 cle-de-modele-inconnue → rules"]),
        ("editions: { a: b }", ["19:11 forme-de-modele"]),
        ("vocabularies: { état: { fait: don } }", ["19:31 mot-inconnu → done"]),
        ("rules: { r: unique }", ["19:13 forme-de-modele"]),
        ("rules: { r: { uniqe: nom, among: personne } }", ["19:15 regle-inconnue → unique"]),
        ("rules: { r: { unique: nom } }", ["19:10 cle-de-modele-manquante"]),
        ("rules: { r: { unique: nome, among: personne } }", ["19:23 champ-de-modele-inconnu → nom"]),
        ("rules: { r: { unique: nom, among: personn } }", ["19:35 genre-inconnu → personne"]),
        ("rules: { r: { unique: nom, among: personne, while: in forse } }", ["19:52 mot-inconnu → in force"]),
        ("rules: { r: { unique: nom, among: personne, while: in force } }", ["19:52 jamais-en-vigueur"]),
        ("rules: { r: { unique: nom, among: personne, wher: { nom: x } } }", ["19:45 cle-de-modele-inconnue → where"]),
        ("rules: { r: { unique: nom, among: personne, where: { nome: x } } }", ["19:54 champ-de-modele-inconnu → nom"]),
        ("rules: { r: { unique: nom, among: personne, level: grave } }", ["19:52 mot-inconnu"]),
        ("rules: { r: { order: [arrivée, nom], of: personne } }", ["19:32 type-de-champ"]),
        ("rules: { r: { at most: dix, of: personne } }", ["19:24 forme-de-modele"]),
        ("rules: { r: { sum: a.b.c, equals: durée, of: personne } }", ["19:20 champ-de-modele-inconnu"]),
        ("rules: { r: { required: nom, where: { nom: x } } }", ["19:10 cle-de-modele-manquante"]),
        ("rules: { r: { rows: service, columns: chef, filled by: personne } }", ["19:10 cle-de-modele-manquante"]),
        ("views: { v: personne }", ["19:13 forme-de-modele"]),
        ("views: { v: { indx: personne } }", ["19:15 vue-inconnue → index"]),
        ("views: { v: { index: personne, by: nome } }", ["19:36 champ-de-modele-inconnu → nom"]),
        ("views: { v: { index: personne, mark up: yes } }", ["19:41 champ-a-nommer"]),
        ("views: { v: { versions: personne, through: nom } }", ["19:44 type-de-champ"]),
        ("views: { v: { calendar: [personne.arrivé] } }", ["19:26 champ-de-modele-inconnu → arrivée"]),
        ("views: { v: { changes: [personn] } }", ["19:25 genre-inconnu → personne"]),
        ("views: { v: { dashboard: couverture } }", ["19:26 mot-inconnu"]),
        ("views: { v: { sheet: service, per: chef } }", ["19:10 role-manquant < 2:3"]),
        (
            "views: { v: { report: personne, expected: nom, done: {}, left: {}, commitments: engagements } }",
            [
                "19:10 role-manquant < 7:3", "19:43 type-de-champ", "19:48 cle-de-modele-manquante",
                "19:48 cle-de-modele-manquante", "19:58 cle-de-modele-manquante", "19:58 cle-de-modele-manquante",
                "19:81 inverse-inconnu",
            ]
        ),
        (
            "rules: { r: { inside: [chef, chef], below: nom, of: service } }",
            ["19:44 type-de-champ"]
        ),
        (
            "rules: { r: { rows: service, columns: chef, filled by: service, through: [chef, chef] } }",
            ["19:75 genre-de-lien"]
        ),
        ("editions: [tous, chefs]\nviews: { v: { index: personne, edition: chef } }", ["20:41 mot-inconnu → chefs"]),
    ])
    func `is told at the rule, the view or the word`(extra: String, expected: [String]) throws {
        let found = try read(model(extra)).found
        #expect(found == expected)
    }

    @Test func `without kinds, names, sources, titles and fields is told what it lacks`() throws {
        #expect(try read("editions: [tous]").found == ["1:1 cle-de-modele-manquante"])
        let found = try read("kinds:\n  service:\n    help: Un service\n").found
        #expect(Set(found) == ["2:3 cle-de-modele-manquante"])
        #expect(found.count == 4)
    }

    @Test func `with two kinds in one place or on the site's own paths is told so`() throws {
        let kind = "names: { one: a, many: as, gender: m }, title: x, fields: { x: { type: text } }"
        let found = try read(
            """
            kinds:
              a: { folder: gens, \(kind) }
              b: { table: gens.csv, \(kind) }
              c: { folder: assets, \(kind) }
              d: { folder: Étés, \(kind) }
              e: { folder: e, names: { one: a, many: b }, title: "{x", fields: { x: { type: text } } }
            """
        ).found
        #expect(
            found == [
                "3:3 nom-en-double < 2:3", "4:3 nom-reserve", "5:16 chemin-de-modele",
                "6:19 cle-de-modele-manquante", "6:54 accolade-ouverte",
            ])
    }
}

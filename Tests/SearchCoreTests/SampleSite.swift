import SearchCore
import SearchFixtures

/// A small site in the manner of a préfecture's, every text in plain French.
enum SampleSite {
    static let synonyms = [
        Synonym(sigle: b("DDT"), phrases: [b("direction départementale des territoires")]),
        Synonym(sigle: b("S.G.A.R."), phrases: [b("secrétariat général pour les affaires régionales")]),
        Synonym(
            sigle: b("DDCSPP"),
            phrases: [b("direction départementale de la cohésion sociale et de la protection des populations")]),
    ]

    static func b(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func document(
        _ kind: String, _ path: String, _ title: String, _ text: String = "", names: [String] = [],
        aliases: [String] = [], sigles: [String] = [],
        policies: [String] = [], services: [String] = [], card: [CardLine] = [], inForce: Bool = true
    ) -> SearchDocument {
        let name = path.split { "/#".contains($0) }.last.map { String($0).replacing(".html", with: "") } ?? path
        var document = SearchDocument(kind: b(kind), id: b(name), path: b(path), title: b(title))
        document.names = names.map(b)
        document.aliases = aliases.map(b)
        document.sigles = sigles.map(b)
        document.rows = policies.map(b)
        document.columns = services.map(b)
        document.card = card
        document.isInForce = inForce
        if !text.isEmpty { document.sections = [.init(text: b(text))] }
        document.facets = services.map { .init(facet: b("service"), value: b($0)) }
        return document
    }

    static func person(_ name: String, phone: String, service: String, policy: String) -> SearchDocument {
        document(
            "référent", "politiques/\(Corpus.slug(policy)).html#\(Corpus.slug(name))", "\(name) – \(policy)",
            names: [name], policies: [policy],
            services: [service],
            card: [
                .init(.telephone, label: b("téléphone"), value: b(phone)),
                .init(
                    .mail, label: b("courriel"),
                    value: b(Corpus.slug(name).replacing("-", with: ".") + "@exemple.invalid")),
            ])
    }

    static var documents: [SearchDocument] {
        var documents = [
            document(
                "service", "services/ddt.html", "Direction départementale des territoires",
                "Le service instruit les permis et suit l’habitat.", sigles: ["DDT"]),
            document(
                "service", "services/ddcspp.html", "Cohésion sociale et protection des populations",
                "Un service de l’État.", sigles: ["DDCSPP"]),
            document(
                "service", "services/sgar.html", "Secrétariat général pour les affaires régionales", "À Besançon.",
                sigles: ["S.G.A.R."]),
            document(
                "politique", "politiques/logement.html", "Logement",
                "L’accueil des demandeurs de logement. Les logements vacants.", aliases: ["habitat"], services: ["DDT"]),
            document(
                "politique", "politiques/habitat-indigne.html", "Lutte contre l’habitat indigne",
                "Les logements insalubres et les travaux d’office. Le travail des inspecteurs.", aliases: ["taudis"],
                services: ["DDT"]),
            document(
                "politique", "politiques/ecologie.html", "Écologie et Natura 2000",
                "Les sites de l’écologie d’eau douce ; la sous-préfecture est associée. L’œuvre commune.",
                services: ["DDT"]),
            document(
                "dire", "dires/zone-inondable.html", "Zone inondable : peut-on construire ?",
                "Aucun permis de construire en zone rouge, article L. 562-1 du code.", policies: ["Risques"],
                services: ["DDT"]),
            document(
                "dire", "dires/zone-inondable-2012.html", "Zone inondable : peut-on construire ? (2012)",
                "Position ancienne sur la zone inondable.", inForce: false),
            document(
                "dire", "dires/classe.html", "Fermer une classe", "On ne ferme pas une classe sans concertation.",
                aliases: ["fermeture de classe"]),
            document(
                "page", "pages/aide.html", "Aide",
                "Aujourd’hui, la préfecture vous répond au 03 84 57 00 07 ou à jean.encrier@exemple.invalid. Formulaire cerfa 13750*05, circulaire 2023-45."
            ),
            document(
                "page", "pages/presquile.html", "La presqu’île",
                "Une presqu’île et le conseil des prud’hommes d’Alsace."),
            person("Jeanne Boussole", phone: "03 53 01 20 30", service: "DDT", policy: "Logement"),
            person("Paul Encrier", phone: "03 53 01 20 31", service: "DDCSPP", policy: "Logement"),
        ]
        documents.sort { $0.path.lexicographicallyPrecedes($1.path) }
        return documents
    }

    static func index() throws -> LoadedIndex { try LoadedIndex(documents, synonyms: synonyms) }
}

/// What generated files are made of.
enum Words {
    /// A policy with its article, and its value in the vocabulary.
    static let themes = [
        ("le logement", "logement"), ("l'eau", "eau"), ("la forêt", "forêt"), ("la sécurité", "sécurité"),
        ("l'emploi", "emploi"), ("la santé", "santé"), ("l'énergie", "énergie"),
    ]
    static let actions = ["Piloter", "Financer", "Contrôler", "Évaluer", "Préparer", "Expliquer"]
    static let services = [
        "Préfecture", "Direction départementale des territoires", "Unité territoriale", "Délégation à l'emploi",
        "Secrétariat général commun", "Académie",
    ]
    static let months = ["janvier", "février", "mars", "avril", "mai", "juin", "août", "décembre"]
    static let plain = """
        le la les des une un aux avec dans pour sur entre après avant selon chaque dossier commune élu maire préfet \
        arrêté décision délai réunion comité projet contrat subvention enquête contrôle dérogation procédure instruction \
        pièce courrier réponse demande usager entreprise association département région État collectivité réseau rivière \
        coteau bâtiment école hôpital quartier gare friche forêt nappe rejet seuil objectif bilan échéance calendrier \
        référent coordination priorité mesure indicateur évaluation accompagnement précarité rénovation hébergement \
        prévention inondation sécheresse biodiversité agriculture élevage accessibilité mobilité déjà souvent rarement \
        bientôt être reçoit prépare vérifie transmet signe publie réunit propose décide finance complète prolonge
        """.split(separator: " ").map(String.init)
}

/// Numbers that look random and depend on the seed alone. Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom
/// Number Generators" (SplitMix64).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// From 0 up to, but not including, the limit.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Words with a capital letter at the beginning and no final stop.
    mutating func sentence(of count: Int) -> String {
        let text = (0..<count).map { _ in pick(Words.plain) }.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    mutating func paragraph(_ sentences: Int) -> String {
        (0..<sentences).map { _ in sentence(of: 8 + below(9)) + "." }.joined(separator: " ")
    }
}

/// The keys of every view.
enum ViewKey: String, PartKeys {
    case title, edition, help
    case otherNames = "also called"

    var note: KeyNote {
        switch self {
        case .title: KeyNote(.text, "le titre de la page", "the page's heading")
        case .edition: KeyNote(.edition, "le public le moins étendu qui la voit", "the least audience that sees it")
        case .help: KeyNote(.text, "à quoi elle sert", "what it is for")
        case .otherNames:
            KeyNote(.texts, "sous quels autres noms on la cherche", "by what other names people search for it")
        }
    }
}

internal import ContentModel

/// What a view of this type says in the model.
extension ByWordRoom {
    static let sentence = Sentence(
        "des questions et leurs réponses, par les mots d'un choix", "questions and answers, by the words of a choice")

    /// The keys of questions and answers.
    enum Key: String, PartKeys {
        case byWord = "by word"
        case word, asks, answer, contact

        var note: KeyNote {
            switch self {
            case .byWord: .required(.kind, "le genre des questions", "the kind of the questions")
            case .word: .required(.field(.words), "le choix", "the choice")
            case .asks: .required(.field(FieldSort(.text)), "la question", "the question")
            case .answer: .required(.field(.reference), "la fiche qui répond", "the entry that answers")
            case .contact: KeyNote(.field(.references), "à qui s'adresser", "to whom to turn")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> ByWordBody? {
        guard let kind = parts[.byWord].flatMap({ binder.kind($0) }) else { return nil }
        let scope = binder.scope(kind)
        let (word, asks) = (binder.field(.word, parts, in: scope), binder.field(.asks, parts, in: scope))
        let (answer, contact) = (binder.field(.answer, parts, in: scope), binder.field(.contact, parts, in: scope))
        guard let word, let asks, let answer else { return nil }
        for target in contact.map({ scope.fields[$0].type.targets }) ?? [] { binder.need([.reach], of: target, parts) }
        return ByWordBody(kind: kind, word: word, asks: asks, answer: answer, contact: contact)
    }
}

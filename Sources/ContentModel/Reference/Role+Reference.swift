extension Role: PartKeys {
    /// The types of field that have the role.
    package var sort: FieldSort {
        switch self {
        case .person, .readAt, .who, .madeAt, .parent: .reference
        case .office, .contact: .references
        case .capacity, .state, .gender: FieldSort(.choice)
        case .function, .shortName, .what, .note, .subject: FieldSort(.text)
        case .names: FieldSort(.text)
        case .sameMeaning: FieldSort(.texts)
        case .number: FieldSort(.text, .integer)
        case .date, .due, .moved, .done, .confirmed: FieldSort(.date)
        case .time: FieldSort(.time)
        case .duration: FieldSort(.duration)
        case .place: FieldSort(.text, .reference, .referenceOrText)
        case .reach: .reach
        case .statement: FieldSort(.markdown)
        }
    }

    /// Whether several fields have it together.
    var isList: Bool {
        switch self {
        case .names, .reach, .contact: true
        case .person, .capacity, .function, .gender, .office, .shortName, .number, .parent, .date, .time, .duration,
            .place,
            .statement, .sameMeaning, .subject, .state, .readAt, .who, .what, .due, .moved, .done, .madeAt, .note,
            .confirmed:
            false
        }
    }

    /// Roles of which no field can have two: one day cannot be that agreed on and that of the meeting.
    static let exclusive: [[Role]] = [
        [.date, .due, .moved, .done, .confirmed], [.names, .function, .what, .note, .place], [.parent, .office],
        [.who, .madeAt], [.capacity, .state, .gender],
    ]

    /// What stands under the role, and what it means.
    package var note: KeyNote {
        KeyNote(isList ? .fields(sort) : .field(sort), sentence.french, sentence.english)
    }

    private var sentence: Sentence {
        switch self {
        case .person:
            Sentence("qui tient la place, pour une fiche sans page", "whom an entry without page stands for")
        case .capacity:
            Sentence(
                "à quel titre il la tient ; le mot habituel est la valeur par défaut du champ",
                "in which capacity; the usual word is the field's default")
        case .function: Sentence("ce que fait une personne", "what a person does")
        case .gender:
            Sentence(
                "si une personne est une femme : un choix dont un mot veut dire « feminine »",
                "whether a person is a woman: a choice, one word of which means feminine")
        case .office: Sentence("l'organisme dont la fiche relève", "the body that an entry belongs to")
        case .names:
            Sentence(
                "les parties d'un nom de personne : un genre qui en a est fait de personnes",
                "the parts of a person's name: a kind that has them is people")
        case .shortName: Sentence("le nom court, pour les colonnes étroites", "the short name, for narrow columns")
        case .number: Sentence("ce qui range les fiches : 1.9 avant 1.10", "what sorts entries: 1.9 before 1.10")
        case .parent: Sentence("la fiche du même genre dont elle dépend", "the entry of its kind that it is part of")
        case .date: Sentence("le jour où cela se passe", "the day on which it takes place")
        case .time: Sentence("l'heure à laquelle cela commence", "the time at which it begins")
        case .duration: Sentence("combien de temps cela dure", "how long it lasts")
        case .place: Sentence("le lieu", "where it takes place")
        case .reach:
            Sentence(
                "par où joindre : numéros et courriels, dans l'ordre où les cartes les montrent",
                "how to reach it: numbers and mail addresses, in the order in which cards show them")
        case .contact: Sentence("qui appeler à son sujet", "whom to call about it")
        case .statement: Sentence("la phrase à dire", "the sentence to say")
        case .subject:
            Sentence(
                "de quoi elle parle, en deux ou trois mots : c'est ainsi qu'on la cherche",
                "what it is about, in two or three words: people search for it so")
        case .sameMeaning:
            Sentence(
                "des mots qui veulent dire la même chose que le titre, pour qui cherche",
                "words that mean the same as the title, to those who search")
        case .state: Sentence("où cela en est", "how far it is")
        case .readAt:
            Sentence(
                "la fiche sur la page de laquelle elle se lit, quand elle n'a pas de page",
                "on whose page an entry without page is read")
        case .who: Sentence("qui s'est engagé", "who took something upon himself")
        case .what: Sentence("à quoi", "what it is")
        case .due: Sentence("pour quel jour", "the day agreed on")
        case .moved: Sentence("le jour auquel c'est reporté", "the day it was put off to")
        case .done: Sentence("le jour où ce fut fait", "the day it was done")
        case .madeAt: Sentence("la rencontre où l'engagement fut pris", "the meeting at which it was agreed")
        case .note: Sentence("ce qu'on en dit depuis", "what is said of it since")
        case .confirmed:
            Sentence(
                "le jour où les intéressés l'ont confirmée pour la dernière fois",
                "the day on which those whom it is about last said that it is true")
        }
    }
}

internal import ContentModel
internal import Diagnostics
internal import Markup

/// What a view of this type says in the model.
extension SheetRoom {
    static let sentence = Sentence("des fiches à imprimer", "sheets to print")
    static let parts = [KeyList("answers", AnswersKey.self), KeyList("commitments", CommitmentsKey.self)]

    /// The keys of sheets.
    enum Key: String, PartKeys {
        case sheet, per
        case emptyMeansAll = "empty means all"
        case talking, avoid, answers, caution, notice, unless, decisions, commitments, related

        var note: KeyNote {
            switch self {
            case .sheet:
                .required(.kind, "le genre des fiches réunies", "the kind of the entries that are put together")
            case .per:
                .required(
                    .fields(FieldSort.any), "ce dont parle une fiche : un lien, et au besoin un choix",
                    "what a sheet is about: a reference, and perhaps a choice")
            case .emptyMeansAll:
                KeyNote(
                    .yesOrNo, "si une fiche sans lien vaut pour tout",
                    "whether an entry that refers to nothing is about everything")
            case .talking: KeyNote(.field(FieldSort(.texts)), "ce qui s'ajoute", "what to add")
            case .avoid: KeyNote(.field(FieldSort(.texts)), "ce qui ne se dit pas", "what not to say")
            case .answers: KeyNote(.keys("answers"), "la conversation qui suit", "what follows")
            case .caution:
                KeyNote(
                    .fields(FieldSort(.choice)), "les choix à signaler quand ils ne disent pas le mot habituel",
                    "choices to name where they are not the usual word")
            case .notice: KeyNote(.text, "ce que la feuille dit d'elle-même", "what the sheet says of itself")
            case .unless: KeyNote(.field(FieldSort(.boolean)), "ce qui l'en dispense", "with which it does not")
            case .decisions:
                KeyNote(
                    .path(FieldSort(.text)), "la dernière décision, depuis son genre : rencontre.décisions.texte",
                    "the last decision, from its kind: meeting.decisions.text")
            case .commitments: KeyNote(.keys("commitments"), "les engagements en cours", "the open commitments")
            case .related:
                KeyNote(
                    .paths(.any), "les autres genres qui en parlent, et ce qu'on en dit : situation.état",
                    "other kinds that refer to it, and what is said of them: case.state")
            }
        }
    }

    /// The keys under `answers`.
    enum AnswersKey: String, PartKeys {
        case rows
        case theySay = "they say"
        case answer

        var note: KeyNote {
            switch self {
            case .rows: .required(.field(FieldSort(.records)), "le tableau", "the table")
            case .theySay: .required(.column(FieldSort(.text)), "ce qu'on vous dit", "what they say")
            case .answer: .required(.column(FieldSort(.text)), "ce que vous répondez", "what to answer")
            }
        }
    }

    /// The keys under `commitments`.
    enum CommitmentsKey: String, PartKeys {
        case kind, about

        var note: KeyNote {
            switch self {
            case .kind: .required(.kind, "le genre des engagements", "the kind of the commitments")
            case .about:
                .required(.path(.references), "le chemin vers ce dont ils parlent", "the path to what they are about")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> SheetBody? { binder.sheet(parts) }
}

/// Every word of a view of this type becomes what it names.
extension ModelBinder {
    fileprivate mutating func sheet(_ parts: Parts<SheetRoom.Key>) -> SheetBody? {
        guard let kind = parts[.sheet].flatMap({ self.kind($0) }) else { return nil }
        need([.statement], of: kind, parts)
        let scope = scope(kind)
        let per = parts[.per].flatMap { self.per($0, in: scope) }
        let emptyMeansAll = reader.boolean(parts[.emptyMeansAll]) ?? false
        let (talking, avoid) = (field(.talking, parts, in: scope), field(.avoid, parts, in: scope))
        let unless = field(.unless, parts, in: scope)
        let notice = parts[.notice].flatMap { reader.text($0) }
        if unless != nil, notice == nil { report(.missingKey("notice", within: parts.part), at: parts.place) }
        let answers = parts[.answers].flatMap { self.answers($0, parts.place(of: .answers), of: kind) }
        let caution = self.caution(parts, in: scope)
        let subjects = per.map { scope.fields[$0.subject].type.targets } ?? []
        let decisions = parts[.decisions].flatMap { self.decisions($0, parts) }
        let commitments = parts[.commitments].flatMap { self.commitments($0, about: subjects, parts) }
        let related = parts[.related].map { self.related($0) } ?? []
        guard let per else { return nil }
        return SheetBody(
            kind: kind, subject: per.subject, word: per.word, emptyMeansAll: emptyMeansAll, talking: talking,
            avoid: avoid, answers: answers, caution: caution, notice: notice, unless: unless, decisions: decisions,
            commitments: commitments, related: related)
    }

    /// One reference and perhaps a choice, in whatever order.
    private mutating func per(_ node: YAMLNode, in scope: FieldScope) -> (subject: FieldID, word: FieldID?)? {
        let named = reader.items(node).compactMap { item in field(item, in: scope).map { (item.place, $0) } }
        var subject: FieldID?
        var word: FieldID?
        for (place, field) in named {
            let type = scope.fields[field].type
            if subject == nil, FieldSort.references.accepts(type) {
                subject = field
            } else if word == nil, FieldSort.words.accepts(type) {
                word = field
            } else {
                report(.wrongFieldType(scope.fields[field].name, expected: "reference, choice"), at: place)
            }
        }
        if let subject { return (subject, word) }
        report(.wrongFieldType(scope.name, expected: FieldSort.references.text), at: node.place)
        return nil
    }

    private mutating func answers(_ node: YAMLNode, _ place: Place, of kind: KindID) -> SheetBody.Answers? {
        let parts: Parts<SheetRoom.AnswersKey> = reader.parts(node, of: .viewPart("answers"), at: place)
        guard let rows = field(.rows, parts, in: scope(kind)) else { return nil }
        let columns = self.columns(of: rows, kind)
        let (theySay, answer) = (field(.theySay, parts, in: columns), field(.answer, parts, in: columns))
        guard let theySay, let answer else { return nil }
        if theySay == answer { report(.contradiction("they say", "answer"), at: parts.place(of: .answer)) }
        return SheetBody.Answers(rows: rows, theySay: theySay, answer: answer)
    }

    /// Choices, each with the usual word, which is its default.
    private mutating func caution(_ parts: Parts<SheetRoom.Key>, in scope: FieldScope) -> [FieldID] {
        let fields = self.fields(.caution, parts, in: scope)
        for field in fields where scope.fields[field].usualWord == nil {
            report(.missingKey("default", within: .field(scope.fields[field].name)), at: parts.place(of: .caution))
        }
        return fields
    }

    /// `rencontre.décisions.texte`: a kind that takes place on a day, its records, what they say.
    private mutating func decisions(_ node: YAMLNode, _ parts: Parts<SheetRoom.Key>) -> SheetBody.Decisions? {
        guard let (kind, path) = pathFromKind(node, FieldSort(.text)) else { return nil }
        need([.date], of: kind, parts)
        if let (rows, text) = path.column(of: kind) { return SheetBody.Decisions(kind: kind, rows: rows, text: text) }
        report(.wrongShape(.value, expected: .path), at: node.place)
        return nil
    }

    private mutating func commitments(
        _ node: YAMLNode, about subjects: [KindID], _ sheet: Parts<SheetRoom.Key>
    ) -> SheetBody.Commitments? {
        let parts: Parts<SheetRoom.CommitmentsKey> = reader.parts(
            node, of: .viewPart("commitments"), at: sheet.place(of: .commitments))
        guard let kind = parts[.kind].flatMap({ self.kind($0) }) else { return nil }
        need(CommitmentRoles.required, of: kind, sheet)
        guard let path = self.path(.about, parts, from: kind) else { return nil }
        if let subject = subjects.first, Set(path.types.flatMap(\.targets)).isDisjoint(with: subjects) {
            report(
                .wrongTarget(path.text, expected: kinds[subject].names.one),
                at: parts[.about]?.place ?? parts.place)
        }
        return SheetBody.Commitments(kind: kind, about: path)
    }

    /// `[situation.état, mission]`: kinds, and perhaps a field that is said of each entry.
    private mutating func related(_ node: YAMLNode) -> [SheetBody.Related] {
        reader.items(node).compactMap { item in
            guard let (kind, rest) = kindAndRest(item) else { return nil }
            guard let rest else { return SheetBody.Related(kind: kind, note: nil) }
            return field(named: rest, in: scope(kind), at: item.place).map { SheetBody.Related(kind: kind, note: $0) }
        }
    }
}

internal import ContentModel
internal import Diagnostics
internal import Markup

/// What a view of this type says in the model.
extension ReportRoom {
    static let sentence = Sentence("le compte rendu, sur la page de la rencontre", "the report, on the meeting's page")
    static let parts = [
        KeyList("done", DoneKey.self), KeyList("left", NumberedKey.self), KeyList("decisions", NumberedKey.self),
        KeyList("running order", RunningOrderKey.self),
    ]

    /// The keys of a report.
    enum Key: String, PartKeys {
        case report, expected, done, left, previous, decisions, commitments
        case runningOrder = "running order"

        var note: KeyNote {
            switch self {
            case .report: .required(.kind, "le genre des rencontres", "the kind of the meetings")
            case .expected: .required(.field(FieldSort(.texts)), "ce qui est attendu", "what is expected")
            case .done: .required(.keys("done"), "ce qui est fait", "what has been done")
            case .left: .required(.keys("left"), "ce qui reste à faire", "what is left to do")
            case .previous: KeyNote(.field(.reference), "la rencontre précédente", "the meeting before")
            case .decisions: KeyNote(.keys("decisions"), "ce qui est décidé", "what is decided")
            case .commitments:
                KeyNote(
                    .inverse, "les engagements qui y sont pris : un lien vu de l'autre côté",
                    "the commitments made there: a relation seen from the other side")
            case .runningOrder: KeyNote(.keys("running order"), "le déroulé minuté", "what happens minute by minute")
            }
        }
    }

    /// The keys under `done`.
    enum DoneKey: String, PartKeys {
        case rows, text, settles

        var note: KeyNote {
            switch self {
            case .rows: .required(.field(FieldSort(.records)), "le tableau", "the table")
            case .text: .required(.column(FieldSort(.text)), "ce qui est fait", "what was done")
            case .settles:
                KeyNote(
                    .column(FieldSort(.text)), "le numéro de l'étape soldée", "the number of the step that it settles")
            }
        }
    }

    /// The keys under `left` and `decisions`.
    enum NumberedKey: String, PartKeys {
        case rows, text, number

        var note: KeyNote {
            switch self {
            case .rows: .required(.field(FieldSort(.records)), "le tableau", "the table")
            case .text: .required(.column(FieldSort(.text)), "ce qu'il dit", "what it says")
            case .number: KeyNote(.column(FieldSort(.text)), "le numéro", "its number")
            }
        }
    }

    /// The keys under `running order`.
    enum RunningOrderKey: String, PartKeys {
        case rows, length, start

        var note: KeyNote {
            switch self {
            case .rows: .required(.field(FieldSort(.records)), "le tableau", "the table")
            case .length: .required(.column(FieldSort(.duration)), "la durée", "how long it takes")
            case .start:
                KeyNote(
                    .field(FieldSort(.time)), "l'heure du début, un champ de la rencontre",
                    "when it begins, a field of the meeting")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> ReportBody? { binder.report(parts) }
}

/// Every word of a view of this type becomes what it names.
extension ModelBinder {
    fileprivate mutating func report(_ parts: Parts<ReportRoom.Key>) -> ReportBody? {
        guard let kind = parts[.report].flatMap({ self.kind($0) }) else { return nil }
        need([.date], of: kind, parts)
        let expected = field(.expected, parts, in: scope(kind))
        let done = parts[.done].flatMap { self.done($0, parts.place(of: .done), of: kind) }
        let left = parts[.left].flatMap { numbered($0, .left, parts.place(of: .left), of: kind) }
        let decisions = parts[.decisions].flatMap { numbered($0, .decisions, parts.place(of: .decisions), of: kind) }
        let previous = self.previous(parts, of: kind)
        let commitments = parts[.commitments].flatMap { self.commitments($0, of: kind, parts) }
        let order = parts[.runningOrder].flatMap { runningOrder($0, parts.place(of: .runningOrder), of: kind) }
        guard let expected, let done, let left else { return nil }
        return ReportBody(
            kind: kind, expected: expected, done: done, left: left, previous: previous, decisions: decisions,
            commitments: commitments, runningOrder: order)
    }

    private mutating func previous(_ parts: Parts<ReportRoom.Key>, of kind: KindID) -> FieldID? {
        guard let node = parts[.previous], let field = self.field(.previous, parts, in: scope(kind)) else { return nil }
        let declared = scope(kind).fields[field]
        if declared.type.targets == [kind] { return field }
        report(.wrongTarget(declared.name, expected: kinds[kind].names.one), at: node.place)
        return nil
    }

    private mutating func done(_ node: YAMLNode, _ place: Place, of kind: KindID) -> ReportBody.Done? {
        let parts: Parts<ReportRoom.DoneKey> = reader.parts(node, of: .viewPart("done"), at: place)
        guard let rows = field(.rows, parts, in: scope(kind)) else { return nil }
        let (text, settles) = (
            field(.text, parts, in: columns(of: rows, kind)), field(.settles, parts, in: columns(of: rows, kind))
        )
        if let text, text == settles { report(.contradiction("text", "settles"), at: parts.place(of: .settles)) }
        return text.map { ReportBody.Done(rows: rows, text: $0, settles: settles) }
    }

    private mutating func numbered(
        _ node: YAMLNode, _ key: ReportRoom.Key, _ place: Place, of kind: KindID
    ) -> ReportBody.Numbered? {
        let parts: Parts<ReportRoom.NumberedKey> = reader.parts(node, of: .viewPart(key.rawValue), at: place)
        guard let rows = field(.rows, parts, in: scope(kind)) else { return nil }
        let (text, number) = (
            field(.text, parts, in: columns(of: rows, kind)), field(.number, parts, in: columns(of: rows, kind))
        )
        if let text, text == number { report(.contradiction("text", "number"), at: parts.place(of: .number)) }
        return text.map { ReportBody.Numbered(rows: rows, text: $0, number: number) }
    }

    private mutating func runningOrder(_ node: YAMLNode, _ place: Place, of kind: KindID) -> ReportBody.RunningOrder? {
        let parts: Parts<ReportRoom.RunningOrderKey> = reader.parts(node, of: .viewPart("running order"), at: place)
        let start = field(.start, parts, in: scope(kind))
        guard let rows = field(.rows, parts, in: scope(kind)) else { return nil }
        return field(.length, parts, in: columns(of: rows, kind)).map {
            ReportBody.RunningOrder(rows: rows, length: $0, start: start)
        }
    }

    /// A name under which commitments refer to the kind.
    private mutating func commitments(_ node: YAMLNode, of kind: KindID, _ parts: Parts<ReportRoom.Key>) -> Inverse? {
        guard let inverse = inverse(node, of: kind) else { return nil }
        need(CommitmentRoles.required, of: inverse.sourceKind, parts)
        return inverse
    }
}

/// Something that a person should know about the site's sources: a value, never thrown.
public struct Diagnostic: Sendable, Hashable, Codable {
    /// How much it matters: errors stop publication, warnings do not.
    public enum Severity: String, Sendable, Hashable, Codable, Comparable {
        case error
        case warning

        /// Errors come first.
        public static func < (a: Severity, b: Severity) -> Bool { a == .error && b == .warning }
    }

    /// A second place that explains the first.
    public struct Note: Sendable, Hashable, Codable {
        /// What the place is.
        public var text: NoteText
        /// Where to look.
        public var place: Place

        /// Joins a text and a place.
        public init(_ text: NoteText, at place: Place) {
            self.text = text
            self.place = place
        }

        /// The most notes of one message; those beyond are counted.
        public static let limit = 10

        /// The first notes of many, and how many more there are.
        /// - Parameters:
        ///   - notes: all of them, or at least one more than `limit`.
        ///   - count: how many there are in all.
        public static func first(of notes: [Note], count: Int) -> [Note] {
            guard count > limit, notes.count > limit else { return notes }
            return notes.prefix(limit) + [Note(.others(count - limit), at: notes[limit].place)]
        }
    }

    /// What is wrong; carries the data from which each language makes its message.
    public var problem: Problem
    /// How much it matters; a rule of the model may change the problem's own severity.
    public var severity: Severity
    /// Where the author should look first.
    public var place: Place
    /// The nearest existing name, when one is near.
    public var suggestion: String?
    /// The names that would be right, where none is near and they are few.
    public var choices: [String]
    /// Other places that explain this one.
    public var notes: [Note]

    /// Describes a problem at a place. Without `severity`, the problem's own is taken.
    public init(
        _ problem: Problem, at place: Place, severity: Severity? = nil, suggestion: String? = nil,
        choices: [String] = [], notes: [Note] = []
    ) {
        self.problem = problem
        self.severity = severity ?? problem.severity
        self.place = place
        self.suggestion = suggestion
        self.choices = suggestion == nil && choices.count <= Self.mostChoices ? choices : []
        self.notes = notes.count > Note.limit + 1 ? Note.first(of: notes, count: notes.count) : notes
    }

    /// A longer list would hide the message.
    private static let mostChoices = 40

    /// The stable identifier of the problem, for example `reference-inconnue`. Never translated.
    public var id: String { problem.id }

    /// The same with another weight.
    public func weighing(_ severity: Severity) -> Diagnostic {
        var diagnostic = self
        diagnostic.severity = severity
        return diagnostic
    }

    /// The message in a language, suggestion included, without final stop.
    public func message(in language: MessageLanguage) -> String {
        var text = problem.text(in: language)
        if let suggestion {
            switch language {
            case .french: text += " ; vouliez-vous dire « \(suggestion) » ?"
            case .english: text += "; did you mean “\(suggestion)”?"
            }
        } else if !choices.isEmpty {
            let words = choices.joined(separator: ", ")
            switch language {
            case .french: text += " ; au choix : \(words)"
            case .english: text += "; choose from: \(words)"
            }
        }
        return text
    }
}

/// The languages in which messages can be printed.
public enum MessageLanguage: String, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"
}

extension Sequence<Diagnostic> {
    /// Whether one of them stops publication.
    public var containsErrors: Bool { contains { $0.severity == .error } }

    /// With each unknown kind told once, at its first place: a kind that was renamed is one mistake. What follows from it, in the
    /// model and in references, is left for when it is mended.
    public var joiningUnknownKinds: [Diagnostic] {
        var times: [String: Int] = [:]
        var first: [String: Place] = [:]
        for case .model(.unknownKind(let name, _)) in lazy.map(\.problem) { times[name, default: 0] += 1 }
        guard times.values.contains(where: { $0 > 1 }) else { return Array(self) }
        for diagnostic in self {
            guard case .model(.unknownKind(let name, _)) = diagnostic.problem else { continue }
            first[name] = Swift.min(first[name] ?? diagnostic.place, diagnostic.place)
        }
        let isRenamed = times.values.contains { $0 >= Self.fewestOfRenamed }
        return compactMap { diagnostic in
            if isRenamed, diagnostic.problem.mayFollowFromUnknownKind { return nil }
            guard case .model(.unknownKind(let name, _)) = diagnostic.problem else { return diagnostic }
            guard first[name] == diagnostic.place else { return nil }
            var joined = diagnostic
            joined.problem = .model(.unknownKind(name, times: times[name] ?? 1))
            return joined
        }
    }

    /// From how many places on an unknown kind is not a slip of the pen.
    private static var fewestOfRenamed: Int { 3 }

    /// In printing order: by place, then errors first, then by identifier; each only once.
    public var ordered: [Diagnostic] {
        var seen = Set<Diagnostic>()
        return filter { seen.insert($0).inserted }
            .sorted { ($0.place, $0.severity, $0.id) < ($1.place, $1.severity, $1.id) }
    }
}

extension Problem {
    /// Whether a field whose kind is not known may be the reason: it binds to nothing, nor does what names it.
    fileprivate var mayFollowFromUnknownKind: Bool {
        switch self {
        case .model(let problem):
            switch problem {
            case .wrongFieldType, .wrongTarget, .unknownField, .unknownInverse, .unknownWord, .missingRole: true
            default: false
            }
        case .content(let problem):
            switch problem {
            case .unknownReference, .wrongKind, .unknownField, .missingFile, .uncovered, .notUnique: true
            default: false
            }
        case .markup, .template, .site, .visa, .register, .publication, .generation, .page, .remainder: false
        }
    }
}

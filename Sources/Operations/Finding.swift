public import Diagnostics

/// What the doctor says of one thing, in French: it speaks to who keeps the machine.
public struct Finding: Sendable, Hashable {
    /// How grave it is.
    public enum State: String, Sendable, Hashable {
        case ok
        case attention
        case error = "erreur"
    }

    /// How grave it is.
    public let state: State
    /// The thing: `disque`.
    public let subject: String
    /// What was found.
    public let text: String
    /// What to do; nil where nothing is.
    public let advice: String?

    static func ok(_ subject: String, _ text: String) -> Finding {
        Finding(state: .ok, subject: subject, text: text, advice: nil)
    }

    static func attention(_ subject: String, _ text: String, _ advice: String) -> Finding {
        Finding(state: .attention, subject: subject, text: text, advice: advice)
    }

    static func error(_ subject: String, _ text: String, _ advice: String) -> Finding {
        Finding(state: .error, subject: subject, text: text, advice: advice)
    }

    /// `attention  disque    « srv » : 800 Mo libres`, and on a line below what to do.
    public var line: String {
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(1, width - text.count))
        }
        let first = padded(state.rawValue, 11) + padded(subject, 10) + text
        return advice.map { first + "\n" + String(repeating: " ", count: 21) + "→ " + $0 } ?? first
    }

    /// An object of four keys.
    public var json: JSONText {
        [
            "state": .string(state.rawValue), "subject": .string(subject), "text": .string(text),
            "advice": advice.map { .string($0) } ?? .null,
        ]
    }
}

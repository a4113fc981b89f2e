public import Diagnostics
public import Language

/// What giving or taking back visas did.
public struct VisaReport: Sendable {
    /// How it ended.
    public enum Outcome: Sendable, Hashable {
        /// All was written, or nothing had to be.
        case done
        /// The entries, or what they would break, have errors: nothing was written.
        case refused
        /// An entry, a validator, a date or a reason cannot be taken: nothing was written.
        case badArguments
        /// The system refused to write: nothing was written.
        case unwritable
    }

    /// What was done to one entry.
    public enum Act: Sendable, Hashable {
        /// A visa was given, or its seal set.
        case validated(by: String, on: CalendarDate, fingerprint: String)
        case withdrawn
        /// What nothing proved was taken on.
        case accepted(seal: String)
        /// It already stood as asked.
        case unchanged
    }

    /// How it ended.
    public var outcome = Outcome.done
    /// In the order of the entries: each named as in `kind:slug`.
    public var acts: [(entry: String, act: Act)] = []
    /// What is in the way, or was left out, in printing order.
    public var diagnostics: [Diagnostic] = []

    mutating func end(_ outcome: Outcome, _ found: [Diagnostic]) -> VisaReport {
        self.outcome = outcome
        diagnostics = (diagnostics + found).ordered
        acts = []
        return self
    }
}

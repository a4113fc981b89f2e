public import Language

/// What can be wrong with the register of visas, and with what files say of visas against it. Entries are named as in
/// `kind:slug`.
public enum RegisterProblem: Sendable, Hashable, Codable {
    // The register
    /// Not a table of these columns.
    case unreadable([String])
    case unreadableLine
    /// A line that does not follow from the one before it: one of them was changed, taken out or put in.
    case brokenChain
    /// An act on an entry that is dated before the former one.
    case backwards(CalendarDate, former: CalendarDate)
    /// What was published rests on lines that are no longer there.
    case notContinued(output: String, head: String)
    /// An act of somebody who is no validator.
    case notAValidator(String, among: [String])
    // Entries
    /// A seal of which the register knows nothing.
    case noLine(entry: String)
    /// The register knows another visa, of another text or by somebody else.
    case otherLine(entry: String, on: CalendarDate, by: String, isSameText: Bool)
    /// Put back after it was withdrawn.
    case withdrawn(entry: String, on: CalendarDate, by: String)
    /// Said to be withdrawn, by nobody.
    case withdrawnWithoutLine(entry: String)
    case goneWithoutWithdrawal(entry: String)
    // Signatures
    case unsigned(by: String)
    case wrongSignature(by: String)
    /// Nobody whose key is known.
    case unknownSigner(String)
    case noSigners(path: String)
    /// Keys are not those of the site that was published.
    case otherSigners(output: String, digest: String)
    /// The site that was published required signatures.
    case signaturesDropped(output: String)
    case noProgram
    case noKey
    case notSigned(reason: String)
}

extension RegisterProblem: ProblemDetail {
    var id: String {
        switch self {
        case .unreadable: "registre-illisible"
        case .unreadableLine: "ligne-de-registre-illisible"
        case .brokenChain: "registre-rompu"
        case .backwards: "ligne-de-registre-anterieure"
        case .notContinued: "registre-non-suivi"
        case .notAValidator: "ligne-sans-validateur"
        case .noLine: "visa-sans-ligne"
        case .otherLine: "visa-autre-que-le-registre"
        case .withdrawn: "retrait-defait"
        case .withdrawnWithoutLine: "retrait-sans-ligne"
        case .goneWithoutWithdrawal: "visa-sans-fiche"
        case .unsigned: "ligne-non-signee"
        case .wrongSignature: "signature-fausse"
        case .unknownSigner: "signataire-inconnu"
        case .noSigners: "signataires-absents"
        case .otherSigners: "signataires-changes"
        case .signaturesDropped: "signatures-abandonnees"
        case .noProgram: "openssh-absent"
        case .noKey: "cle-absente"
        case .notSigned: "signature-refusee"
        }
    }

    var severity: Diagnostic.Severity {
        switch self {
        case .goneWithoutWithdrawal: .warning
        default: .error
        }
    }
}

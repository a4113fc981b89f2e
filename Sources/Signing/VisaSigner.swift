internal import Diagnostics
internal import SiteBuild
internal import Visas

/// Signs in somebody's name, with a key of theirs.
public struct VisaSigner: Sendable {
    /// Why there is no signature.
    public enum Failure: Error, Sendable, Hashable {
        /// Nobody said which key.
        case noKey
        /// There is no program that signs.
        case noProgram
        /// It refused, saying why.
        case refused(reason: String)
    }

    /// The signature of some bytes, as lines of the register hold it.
    public var sign: @Sendable (_ message: [UInt8]) throws(Failure) -> String

    /// Wraps what signs.
    public init(sign: @escaping @Sendable (_ message: [UInt8]) throws(Failure) -> String) { self.sign = sign }
}

extension VisaSigner.Failure {
    func diagnostic(_ content: GatheredContent) -> Diagnostic {
        let problem: RegisterProblem =
            switch self {
            case .noKey: .noKey
            case .noProgram: .noProgram
            case .refused(let reason): .notSigned(reason: reason)
            }
        return Diagnostic(.register(problem), at: Place(content.register.location))
    }
}

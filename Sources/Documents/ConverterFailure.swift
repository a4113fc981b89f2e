public import Diagnostics
public import Files

/// Why there is no document.
public enum ConverterFailure: Error, Sendable, Hashable {
    /// The program is not on this machine; with the package of Debian that brings it.
    case missing(program: String, package: String)
    /// It ended without a result, with what it said.
    case failed(program: String, said: String)
    /// It was stopped after so many seconds.
    case tooSlow(program: String, seconds: Int)
    case file(FileError)

    /// What people are told of the document that was to stand at a path.
    public func diagnostic(of path: String) -> Diagnostic {
        switch self {
        case .missing(let program, let package):
            Diagnostic(.site(.converterMissing(program: program, package: package)), at: Place(path))
        case .failed(let program, let said):
            Diagnostic(.site(.converterFailed(program: program, said: Self.inLine(said))), at: Place(path))
        case .tooSlow(let program, let seconds):
            Diagnostic(.site(.converterTooSlow(program: program, seconds: seconds)), at: Place(path))
        case .file(let error): error.diagnostic
        }
    }

    /// The last line: programs say first what they tried.
    private static func inLine(_ said: String) -> String {
        said.split(whereSeparator: \.isNewline).last.map(String.init) ?? said
    }
}

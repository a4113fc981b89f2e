public import Diagnostics
internal import Files

/// The publication did not come to its end, and why.
public struct PublicationFailure: Error, Sendable, Hashable {
    /// What to tell; never empty.
    public let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    init(_ problem: PublicationProblem, at path: String) {
        self.init([Diagnostic(.publication(problem), at: Place(path))])
    }

    init(_ error: FileError) { self.init([error.diagnostic]) }

    /// Runs file operations whose refusal ends the publication.
    static func wrap<Result>(_ body: () throws(FileError) -> Result) throws(PublicationFailure) -> Result {
        do {
            return try body()
        } catch {
            throw PublicationFailure(error)
        }
    }
}

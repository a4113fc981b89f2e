public import Diagnostics
internal import Files

/// Nothing was published, and why. The former site stands as it did.
public struct PublishingFailure: Error, Sendable, Hashable {
    /// What to tell: `.outputNotOurs`, `.locked`, `.unwritable`, `.unreadable`, `.badName` or `.pathTaken`.
    public let diagnostic: Diagnostic

    /// Names a failure by what to tell.
    public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    init(_ problem: SiteProblem, at path: String) {
        self.init(Diagnostic(.site(problem), at: Place(path)))
    }

    init(_ error: FileError) { self.init(error.diagnostic) }

    /// Runs file operations whose refusal makes publishing impossible.
    static func wrap<Result>(_ body: () throws(FileError) -> Result) throws(PublishingFailure) -> Result {
        do {
            return try body()
        } catch {
            throw PublishingFailure(error)
        }
    }
}

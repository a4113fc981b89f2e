/// What one page has read so far.
public final class ReadRecorder {
    /// Each question once, with a digest of its answer.
    public private(set) var reads: [Question: UInt64] = [:]

    /// A recorder for one page.
    public init() {}

    /// Asks for the digest only the first time that a question is met.
    func record(_ question: Question, _ digest: (Question) -> UInt64) {
        if reads[question] == nil { reads[question] = digest(question) }
    }
}

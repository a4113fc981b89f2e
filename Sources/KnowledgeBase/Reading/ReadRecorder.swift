/// What one page has read so far.
public final class ReadRecorder {
    private var table = QuestionTable()

    /// A recorder for one page.
    public init() {}

    /// Each question once, in the order in which they were first asked. `BaseReader.digest(of:)` tells the answers, which are
    /// the same for all pages of a build.
    public var questions: [Question] { table.list }

    func record(_ question: Question) { table.insert(question) }
}

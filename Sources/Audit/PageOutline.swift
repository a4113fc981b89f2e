public import Diagnostics

/// What a page's form is: what is wrong with it alone, and what other pages must be known for.
public struct PageOutline: Sendable {
    /// Something wrong, and where: in bytes from the start of the page.
    public struct Finding: Sendable, Hashable {
        /// What is wrong.
        public let problem: PageProblem
        /// Where the tag begins that shows it.
        public let offset: Int

        /// Joins both.
        public init(problem: PageProblem, offset: Int) {
            self.problem = problem
            self.offset = offset
        }
    }

    /// A link that leads to no page that is planned, or to an id on another page.
    public struct OpenLink: Sendable, Hashable {
        /// The file.
        let page: PageKey
        /// The id on it; nil for the file itself.
        let anchor: PageKey?
        /// As the page writes it.
        let written: String
        let offset: Int
    }

    /// In the order of the page.
    public var findings: [Finding] = []
    /// Links that only the whole site can answer for.
    public var openLinks: [OpenLink] = []
    /// Links of one name that lead to different places.
    var sameNames: [SameName] = []
    /// What the page can be linked at, and by which title it is known.
    public var marks = Marks()

    /// Two links of one name, and to which files they lead, where they lead to the beginning of files of the site.
    struct SameName: Sendable {
        let finding: Finding
        let a: PageKey?
        let b: PageKey?
    }

    /// What others must know of a page; small enough to be kept from one build to the next.
    public struct Marks: Sendable, Hashable {
        /// Its title; nil for a page without, and for one that leads on by itself.
        public var title: UInt64?
        /// Its main heading.
        public var heading: UInt64?
        /// Its ids, sorted.
        public var anchors: [UInt64] = []

        /// Of a page that has neither.
        public init() {}
    }

    /// Where the title stands.
    public var titleOffset = 0
    /// The files that the page loads.
    var loaded: Set<PageKey> = []
}

/// All that is known to be unisson's at a destination.
struct Holdings: Sendable {
    /// What the last publication that came to its end left; nil before the first.
    let finished: Manifest?
    /// What others since then intended, by number.
    let intentions: [Int: Manifest]
    /// The numbers of intentions that were cut short: nothing was changed after them.
    let cutShort: [Int]
    /// Whether a list half written stands beside them.
    let hasPart: Bool

    init(finished: Manifest?, intentions: [Int: Manifest] = [:], cutShort: [Int] = [], hasPart: Bool = false) {
        self.hasPart = hasPart
        self.finished = finished
        self.intentions = intentions
        self.cutShort = cutShort
    }

    private var manifests: [Manifest] { (finished.map { [$0] } ?? []) + intentions.values }

    /// Whether unisson never began to publish there.
    var isEmpty: Bool { finished == nil && intentions.isEmpty }

    /// Whether a publication was interrupted, be it before it changed anything.
    var isInterrupted: Bool { !intentions.isEmpty || !cutShort.isEmpty || hasPart }

    /// The audiences for whom something may stand there.
    var editions: Set<String> { Set(manifests.map(\.edition)) }

    /// By path: every content that unisson may have put there.
    var files: [String: Set<FileDigest>] {
        manifests.reduce(into: [:]) { $0.merge($1.files) { $0.union($1) } }
    }

    /// Every folder that unisson may have made.
    var folders: Set<String> { manifests.reduce(into: []) { $0.formUnion($1.folders) } }

    /// A number for the next intention that no other has.
    var nextNumber: Int { (Array(intentions.keys) + cutShort).reduce(0, max) + 1 }

    /// The paths that a publication which did not come to its end may have been writing.
    var unfinishedPaths: Set<String> { intentions.values.reduce(into: []) { $0.formUnion($1.files.keys) } }
}

internal import Diagnostics
internal import Files
internal import Language

/// Publishes to a remote of rclone: SFTP, WebDAV, S3 and other object stores.
///
/// Each step is verified before the next begins: by the remote's digests where it has some, read back where it has none.
struct RemotePublication {
    private let publication: Publication
    private let address: RemoteAddress
    private let rclone: Rclone

    private var site: SiteContents { publication.site }
    private var options: Publication.Options { publication.options }

    init(_ publication: Publication, _ address: RemoteAddress) throws(PublicationFailure) {
        guard let program = publication.surroundings.rclone else {
            throw PublicationFailure(.rcloneMissing, at: address.shown)
        }
        self.publication = publication
        self.address = address
        rclone = Rclone(program, at: address, limit: publication.options.timeLimit)
    }

    /// What stands there.
    private struct Survey {
        let holdings: Holdings
        let files: [String: Int]
        let folders: Set<String>
        let abilities: Rclone.Abilities
    }

    func run() throws(PublicationFailure) -> PublicationReport {
        let survey = try look()
        try publication.check(survey.holdings, at: address.shown)
        try checkForeign(survey)
        let known = survey.holdings.files
        let owned = Set(known.keys).intersection(survey.files.keys)
        let (present, altered) = try compare(survey, known)
        let plan = PublicationPlan(site, present: present, owned: owned)
        var report = PublicationReport(plan, owned: owned)
        report.remarks = altered.map {
            Diagnostic(.publication(.alteredFile($0, isRemoved: false)), at: Place(address.shown))
        }
        if options.access != Publication.Access() {
            report.remarks.append(
                Diagnostic(.publication(.accessNotGiven(address.shown)), at: Place(address.shown)))
        }
        if !options.isDryRun { try carryOut(plan, survey) }
        return report
    }

    private func look() throws(PublicationFailure) -> Survey {
        let abilities = try rclone.abilities()
        let (files, folders) = try rclone.list()
        var texts: [String: [UInt8]] = [:]
        for path in files.keys.sorted() where path.hasPrefix(Manifest.folder + "/") {
            let name = path.lastName
            guard path == Manifest.finished || Manifest.intentionNumber(name) != nil else { continue }
            texts[String(name)] = try rclone.read(path)
        }
        let holdings = try Holdings(reading: texts, at: "\(address.shown)/\(Manifest.finished)")
        return Survey(holdings: holdings, files: files, folders: folders, abilities: abilities)
    }

    /// - Throws: `.foreignFile` for everything in the way that is not ours.
    private func checkForeign(_ survey: Survey) throws(PublicationFailure) {
        let known = survey.holdings.files
        var foreign: Set<String> = []
        let paths = Set(site.files.map(\.path))
        for path in paths {
            if survey.files[path] != nil, known[path] == nil { foreign.insert(path) }
            if survey.folders.contains(path), !known.keys.contains(where: { $0.hasPrefix(path + "/") }) {
                foreign.insert(path)
            }
        }
        for folder in PublicationPlan.folders(of: Array(paths))
        where survey.files[folder] != nil && known[folder] == nil {
            foreign.insert(folder)
        }
        guard foreign.isEmpty else {
            throw PublicationFailure(
                foreign.sorted().map { Diagnostic(.publication(.foreignFile($0)), at: Place(address.shown)) })
        }
    }

    /// Which files stand there as they should, and which of them somebody else changed.
    private func compare(
        _ survey: Survey, _ known: [String: Set<FileDigest>]
    ) throws(PublicationFailure) -> (present: Set<String>, altered: [String]) {
        var certain: Set<String> = []
        var possible: Set<String> = []
        for file in site.files where survey.files[file.path] != nil {
            guard let contents = known[file.path], contents.contains(file.digest) else { continue }
            if contents.count == 1, survey.holdings.finished?.files[file.path] == contents {
                certain.insert(file.path)
            } else {
                possible.insert(file.path)
            }
        }
        let sizes = site.files.filter { survey.files[$0.path] == $0.size }
        let sized = Set(sizes.map(\.path))
        let verifiesAll = survey.abilities.hasQuickDigests || options.verifiesAll
        let doubtful = possible.union(verifiesAll ? certain : []).intersection(sized)
        var present = certain.intersection(sized)
        if !doubtful.isEmpty {
            present.subtract(doubtful)
            present.formUnion(try matching(doubtful.sorted(), survey))
        }
        return (present, certain.subtracting(present).sorted())
    }

    private func matching(_ paths: [String], _ survey: Survey) throws(PublicationFailure) -> Set<String> {
        try rclone.matching(paths, in: site.folder, downloads: !survey.abilities.hasDigests)
    }

    // MARK: Carrying it out

    private func carryOut(_ plan: PublicationPlan, _ survey: Survey) throws(PublicationFailure) {
        let holdings = survey.holdings
        let kept = Set(PublicationPlan.folders(of: site.files.map(\.path)))
        let missing = survey.abilities.hasOnlyNames ? [] : kept.subtracting(survey.folders)
        let standing = Manifest(of: site, folders: holdings.folders.intersection(kept))
        if plan.isEmpty, !holdings.isInterrupted, holdings.finished == standing { return }

        let number = holdings.nextNumber
        try rclone.write(publication.intention(holdings, folders: missing).bytes, to: Manifest.intention(number))
        try rclone.remove(plan.cleared)
        for path in PublicationPlan.folders(of: plan.cleared).reversed() where !kept.contains(path) {
            try rclone.removeEmptyFolder(path)
        }
        var done = 0
        let total = plan.sent.count
        for step in plan.steps {
            for (cache, files) in Self.byCache(step) { try rclone.copy(files, from: site.folder, cache: cache) }
            let same = try matching(step.map(\.path), survey)
            if let wrong = step.first(where: { !same.contains($0.path) }) {
                throw PublicationFailure(.notAsWritten(wrong.path), at: address.shown)
            }
            done += step.count
            publication.surroundings.progress(done, total)
        }
        try rclone.remove(plan.removed.filter { $0.hasSuffix(".html") })
        try rclone.remove(plan.removed.filter { !$0.hasSuffix(".html") })
        for path in holdings.folders.subtracting(kept).sorted(by: >) { try rclone.removeEmptyFolder(path) }

        let folders = holdings.folders.union(missing).intersection(kept)
        try rclone.write(Manifest(of: site, folders: folders).bytes, to: Manifest.finished)
        try rclone.remove(
            (Array(holdings.intentions.keys) + holdings.cutShort + [number]).sorted().map(Manifest.intention))
    }

    /// The files of a step by what browsers are told of keeping them.
    private static func byCache(_ step: [SiteFile]) -> [(cache: String, files: [String])] {
        let hashed = step.filter { $0.role == .hashed }.map(\.path)
        let others = step.filter { $0.role != .hashed }.map(\.path)
        return [(keptForever, hashed), (askedForAgain, others)].filter { !$0.1.isEmpty }
    }

    /// Another content would have another name (RFC 8246).
    static let keptForever = "public, max-age=31536000, immutable"
    /// A text that is withdrawn is gone within a minute.
    static let askedForAgain = "public, max-age=60, must-revalidate"
}

public import ContentModel
internal import Diagnostics
internal import Documents
internal import KnowledgeBase
internal import Language
internal import Rendering

extension SiteBuild {
    /// A document made for somebody who asked for it by name.
    public struct Pressed: Sendable {
        /// What its file would be called: `2013-03-07-seminaire.pdf`.
        public let name: String
        /// The file.
        public let bytes: [UInt8]
    }

    /// Makes a document of the edition.
    /// - Parameter name: a title, or words of it; a path of the content or of the site; nil where there is only one.
    /// - Returns: nil where an error keeps it from being made; the report says which.
    public func document(
        _ sort: DocumentSort, named name: String?, as form: DocumentForm
    ) async -> (Pressed?, BuildReport) {
        var report = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        var remarks: TellableRemarks?
        let site = await prepare(&report, &watch, &remarks)
        if let site, !report.stopsPublication(isStrict: options.isStrict) {
            switch Self.press(site.parts, sort, name, form) {
            case .success(let pressed):
                report.finish(watch, isStrict: options.isStrict)
                return (pressed, report)
            case .failure(let problem): report.diagnostics.append(problem.diagnostic)
            }
        }
        report.finish(watch, isStrict: options.isStrict)
        return (nil, report)
    }

    /// Why there is no document.
    private struct PressFailure: Error { let diagnostic: Diagnostic }

    private static func press(
        _ parts: PlannedSite.Parts, _ sort: DocumentSort, _ name: String?, _ form: DocumentForm
    ) -> Result<Pressed, PressFailure> {
        let listing = DocumentListing(parts.frame, parts.reader())
        var documents = listing.documents(sort)
        var name = name
        if sort == .booklet, let kind = name.flatMap({ parts.frame.model.kind(called: $0) }) {
            documents = [listing.booklet(of: kind)].compactMap(\.self)
            name = nil
        }
        let found =
            name.map { wanted in
                // From the surest to the loosest: the first that names any decides.
                SiteDocument.ways.lazy.map { way in documents.filter { way($0, wanted) } }.first { !$0.isEmpty } ?? []
            } ?? documents
        guard found.count == 1, let document = found.first else {
            let near = found.isEmpty ? documents : found
            return .failure(
                PressFailure(
                    diagnostic: Diagnostic(
                        .site(.unknownDocument(name ?? "")), at: Place(sort.rawValue),
                        suggestion: NearMiss.nearest(to: name ?? "", among: documents.map(\.title)),
                        choices: near.prefix(20).map(\.title))))
        }
        let renderer = PageRenderer(frame: parts.frame)
        let (html, problem) = renderer.render(
            document, for: form.isSlides ? .slides : .paper, reading: parts.reader(), pictures: parts.pictures)
        if let problem { return .failure(PressFailure(diagnostic: problem)) }
        do throws(ConverterFailure) {
            let bytes = try parts.press.make(html, as: form)
            return .success(Pressed(name: String(document.path(form).lastName), bytes: bytes))
        } catch { return .failure(PressFailure(diagnostic: error.diagnostic(of: document.path(form)))) }
    }
}

extension Model {
    /// A kind by its key or one of its names.
    fileprivate func kind(called name: String) -> Kind? {
        kinds.first { [$0.key, $0.names.one, $0.names.many, $0.names.section].contains { $0.folded == name.folded } }
    }
}

extension SiteDocument {
    /// How a name may mean a document: by its title or its path, by the last name of its path, by words of its title.
    fileprivate static let ways: [@Sendable (SiteDocument, String) -> Bool] = [
        { $0.title.folded == $1.folded || ("/" + path($1)).hasSuffix("/" + path($0.page.path)) },
        { path($1).lastName == path($0.page.path).lastName },
        { document, name in
            let words = document.title.folded
            return name.folded.split(separator: " ").allSatisfy { words.contains($0) }
        },
    ]

    /// Without the ending of a text or of a page.
    private static func path(_ name: String) -> String {
        for ending in [".md", ".html"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
        return name
    }
}

internal import ContentModel
public import Diagnostics
internal import Digests
internal import Files
internal import KnowledgeBase
public import Language
internal import Markup
public import Rendering
public import SiteBuild
internal import Visas

/// The content as those who give visas look at it.
public struct ReviewedContent: Sendable {
    let content: GatheredContent
    let build: SiteBuild
    let surroundings: SiteBuild.Surroundings
    let folder: String
    let options: SiteBuild.Options
    /// What is wrong with it.
    let errors: [Diagnostic]

    /// Somebody who gives visas.
    public struct Validator: Sendable, Hashable {
        /// As `site.yaml` names them.
        public let name: String
        /// As people call them.
        public let title: String
    }

    /// Reads a content folder, whatever is wrong with it. Nil where so much is missing that nothing can be linked.
    public static func open(
        _ options: SiteBuild.Options, in surroundings: SiteBuild.Surroundings
    ) async -> (ReviewedContent?, BuildReport) {
        var options = options
        let (named, isWidest) = (options.edition, options.showsWidest)
        // Who gives visas sees all that there is.
        (options.edition, options.showsWidest) = (nil, true)
        let build = SiteBuild(options, in: surroundings)
        let (content, report) = await build.gathered()
        guard let content else { return (nil, report) }
        return (
            ReviewedContent(
                content: content, build: build, surroundings: surroundings, folder: options.content, options: options,
                errors: report.diagnostics.ordered.filter { $0.severity == .error },
                isAllShown: named.map { $0.folded == content.model.editions.last?.folded } ?? isWidest),
            report
        )
    }

    var whole: Edition { content.base.whole }
    var words: ReviewWords { ReviewWords(language: whole.language) }

    /// The language of what it says.
    public var language: SiteLanguage { whole.language }

    /// The day on which a visa is given now.
    public var day: CalendarDate { content.date }

    /// Whether each act bears its author's own signature.
    public var requiresSignatures: Bool { content.sources.settings.requiresSignatures }

    /// Whether those who read the site that is served from these options read all of the content.
    public let isAllShown: Bool

    /// Those whom `site.yaml` names, in its order.
    public var validators: [Validator] {
        content.sources.settings.validators.map { Validator(name: $0.text, title: title(of: $0.text)) }
    }

    /// Who is meant by a name that is known for certain: that of `site.yaml`, the title or a mail address of its entry, but
    /// for capitals. Nil where it is nobody's, or more than one person's.
    public func validator(known name: String) -> Validator? {
        let wanted = name.lowercased()
        let found = validators.filter { validator in
            ([validator.name, validator.title] + mails(of: validator.name)).contains { $0.lowercased() == wanted }
        }
        return wanted.isEmpty || found.count != 1 ? nil : found.first
    }

    /// Who is meant by what somebody typed; with what is wrong with it where it is nobody.
    func validator(typed name: String, _ found: inout [Diagnostic]) -> Validator? {
        content.validator(name, &found).map { Validator(name: $0, title: title(of: $0)) }
    }

    /// How people call somebody whom lines of the register or `site.yaml` name.
    func title(of name: String) -> String { entries(named: name).first.map { whole[$0].title } ?? name }

    private func entries(named name: String) -> [EntryID] { whole.ids.filter { whole[$0].slug == name.slug } }

    private func mails(of name: String) -> [String] {
        entries(named: name).flatMap { id in
            zip(content.model.kinds[whole[id].kind].fields, whole[id].values).compactMap { field, value in
                guard field.type == .mail, case .text(let mail)? = value else { return nil }
                return mail
            }
        }
    }

    /// The review rendered: a page with links from its path, or a document. Nil with why it cannot be.
    public func render(_ review: VisaReview, for use: ReviewUse, at path: String) async -> (
        RenderedReview?, [Diagnostic]
    ) {
        await build.render(review, for: use, at: path, content)
    }

    // MARK: Texts

    func file(of id: EntryID) -> SourceFile? {
        let place = whole.origin(of: id).place.path
        return (try? surroundings.fileSystem.read(place)).flatMap { SourceFile.decode(path: place, contents: $0).0 }
    }

    /// The version that its last visa holds.
    func keptFile(of id: EntryID) -> SourceFile? {
        let source = whole.origin(of: id).source
        guard content.kept.intact[source] != nil else { return nil }
        let place = ContentTree.join(folder, KeptVersions.path(of: source))
        return (try? surroundings.fileSystem.read(place)).flatMap { SourceFile.decode(path: place, contents: $0).0 }
    }
}

extension GatheredContent {
    /// Of all that is signed with an entry whose file holds these bytes.
    func digest(of id: EntryID, _ bytes: [UInt8]) -> String {
        SHA256.digest(of: bytes + Array((filesFingerprint(of: id) ?? "-").utf8)).hexadecimal
    }
}

public import Diagnostics
internal import Language
internal import Rendering
internal import Signing
public import SiteBuild

/// Where those who give visas read what changed since their last one, tick and sign: one page and its form, without a script.
///
/// Every act goes through `VisaDesk`, as those of the command line do. What is signed is what was shown: a page holds a token
/// that is good for one answer, of the one to whom it was shown, about the texts that were on it.
public actor SigningRoom {
    /// From the site's root.
    static let path = PreviewAnswer.folder.dropFirst() + "visas.html"

    /// Where owners see what is left to do, from the site's root.
    static let workPath = PreviewAnswer.folder.dropFirst() + "mes-fiches.html"

    private let site: PreviewSite
    private let options: SiteBuild.Options
    private let surroundings: SiteBuild.Surroundings
    nonisolated let gate: SigningGate
    private let language: MessageLanguage
    /// What is said where no page is.
    nonisolated let words: SigningWords
    /// By token, the oldest first.
    private var shown: [(token: String, page: ShownPage)] = []
    private var outcomes: [(token: String, user: String, notices: [VisaReview.Notice])] = []
    /// One after the other, whoever signs.
    private var last: Task<String, Never>?

    /// So many pages may be open before the oldest ones cannot be signed any more.
    private static let mostPages = 500

    /// What somebody has before their eyes.
    private struct ShownPage {
        var validator: ReviewedContent.Validator
        /// By name, a digest of what was shown.
        var items: [String: String]
        /// By name.
        var titles: [String: String]
    }

    /// A room beside a site.
    /// - Parameter options: of the site, which is built again after each act.
    public init(
        _ site: PreviewSite, _ options: SiteBuild.Options, in surroundings: SiteBuild.Surroundings, gate: SigningGate,
        language: MessageLanguage
    ) {
        (self.site, self.options, self.surroundings) = (site, options, surroundings)
        (self.gate, self.language) = (gate, language)
        words = SigningWords(language: language == .french ? .french : .english)
    }

    // MARK: Reading

    /// The page that somebody is shown.
    func page(for visitor: SigningGate.Visitor, query: [(name: String, value: String)]) async -> SigningAnswer {
        let (opened, report) = await ReviewedContent.open(options, in: surroundings)
        guard let opened else { return .text(503, said(report.diagnostics)) }
        let words = SigningWords(language: opened.language)
        switch visitor {
        case .unnamed(let why):
            guard opened.isAllShown else { return await render(empty(words.refusal(why), opened), 403, opened) }
            // Whoever reads this site reads all of the content: whose file they look at is theirs to say.
            let wanted = query.first { $0.name == "par" }.flatMap { opened.validator(known: $0.value) }
            var review = await opened.review(for: wanted)
            review.refusal = words.refusal(why)
            review.choices = opened.validators.map { validator in
                VisaReview.Choice(
                    validator.title, url: validator == wanted ? nil : "?par=" + validator.name.percentEncoded)
            }
            return await render(review, 200, opened)
        case .named(let name):
            guard let validator = opened.validator(known: name) else {
                return await render(empty(words.nobody(name), opened), 403, opened)
            }
            return await page(for: validator, outcome: query.first { $0.name == "acte" }?.value, opened, words)
        }
    }

    private func page(
        for validator: ReviewedContent.Validator, outcome: String?, _ opened: ReviewedContent, _ words: SigningWords
    ) async -> SigningAnswer {
        var review = await opened.review(for: validator)
        review.notices = outcomes.first { $0.token == outcome && $0.user == validator.name }?.notices ?? []
        if opened.requiresSignatures {
            review.refusal = words.needsKey(validator.name)
        } else {
            let token = Self.token()
            let items = review.lists.flatMap(\.items).filter(\.isSignable)
            let page = ShownPage(
                validator: validator, items: Dictionary(items.map { ($0.name, $0.digest) }) { first, _ in first },
                titles: Dictionary(items.map { ($0.name, $0.title) }) { first, _ in first })
            shown.append((token, page))
            if shown.count > Self.mostPages { shown.removeFirst() }
            review.form = VisaReview.Form(token: token)
        }
        return await render(review, 200, opened)
    }

    /// What is left to do for one owner, to those who read all of the content.
    func work(of owner: String?) async -> SigningAnswer {
        let (opened, report) = await ReviewedContent.open(options, in: surroundings)
        guard let opened else { return .text(503, said(report.diagnostics)) }
        guard opened.isAllShown else { return .text(403, words.notShownHere + "\n") }
        return await render(await opened.work(of: owner), 200, opened, at: String(Self.workPath))
    }

    private func empty(_ refusal: String, _ opened: ReviewedContent) -> VisaReview {
        var review = VisaReview(validator: "", lead: "", remarks: [], lists: [])
        review.refusal = refusal
        return review
    }

    private func render(
        _ review: VisaReview, _ status: Int, _ opened: ReviewedContent, at path: String = String(path)
    ) async -> SigningAnswer {
        let (rendered, problems) = await opened.render(review, for: .page, at: path)
        guard let rendered else { return .text(503, said(problems)) }
        return SigningAnswer(status: status, mediaType: "text/html; charset=utf-8", body: rendered.html)
    }

    private func said(_ problems: [Diagnostic]) -> String {
        problems.filter { $0.severity == .error }.map { "\($0.place.path): \($0.message(in: language))\n" }.joined()
    }

    // MARK: Signing

    /// Takes what a form sends, and leads back to the page, which says what became of it.
    func take(_ form: [(name: String, value: String)], from visitor: SigningGate.Visitor) async -> SigningAnswer {
        switch visitor {
        case .unnamed(let why): return .text(403, words.refusal(why) + "\n")
        case .named(let name):
            let token = form.first { $0.name == "jeton" }?.value ?? ""
            // Before anything is waited for: an answer counts once, be it sent twice at a time.
            guard let place = shown.firstIndex(where: { $0.token == token && !token.isEmpty }) else {
                return .text(409, words.staleToken + "\n")
            }
            let page = shown[place].page
            guard await isKnown(name, as: page.validator) else { return .text(403, words.otherToken + "\n") }
            guard let place = shown.firstIndex(where: { $0.token == token }) else {
                return .text(409, words.staleToken + "\n")
            }
            shown.remove(at: place)
            let names = form.filter { $0.name == "fiche" }.map(\.value)
            let former = last
            let task = Task {
                _ = await former?.value
                return await self.sign(names, page)
            }
            last = task
            return .seeOther("/\(Self.path)?acte=" + (await task.value))
        }
    }

    private func isKnown(_ name: String, as validator: ReviewedContent.Validator) async -> Bool {
        await ReviewedContent.open(options, in: surroundings).0?.validator(known: name) == validator
    }

    /// - Returns: under which name the outcome is kept.
    private func sign(_ names: [String], _ page: ShownPage) async -> String {
        var notices: [VisaReview.Notice] = []
        let strange = names.filter { page.items[$0] == nil }
        if names.isEmpty {
            notices = [VisaReview.Notice(words.nothingTicked, isRefusal: true)]
        } else if !strange.isEmpty {
            notices = strange.map { VisaReview.Notice(words.notShown($0), isRefusal: true) }
        } else {
            let desk = VisaDesk(content: options.content, in: surroundings)
            let report = await desk.validate(names, by: page.validator.name, on: nil, shown: page.items)
            notices = words.notices(report, titles: page.titles, in: language)
            if report.outcome == .done { await site.refresh() }
        }
        let token = Self.token()
        outcomes.append((token, page.validator.name, notices))
        if outcomes.count > Self.mostPages { outcomes.removeFirst() }
        return token
    }

    /// 256 bits that nobody guesses.
    private static func token() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(UInt64.random(in: .min ... .max, using: &random), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// What the server says about signing.
struct SigningAnswer: Sendable {
    /// An HTTP status code.
    var status: Int
    var mediaType: String
    var body: [UInt8]
    /// Where to go on; nil for nowhere else.
    var location: String?

    static func text(_ status: Int, _ text: String) -> SigningAnswer {
        SigningAnswer(status: status, mediaType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    static func seeOther(_ location: String) -> SigningAnswer {
        SigningAnswer(status: 303, mediaType: "text/plain; charset=utf-8", body: [], location: location)
    }
}

public import Diagnostics
public import Language
public import Markup

/// What `site.yaml` says of the site as a whole. Its words may be French or English.
public struct SiteSettings: Sendable {
    /// The name in the header and in page titles.
    public var title: String
    /// One line under the title on the home page; may be empty.
    public var subtitle: String
    /// What the search field shows until somebody types; nil for the theme's words.
    public var searchExample: String?
    /// The language of the pages.
    public var language: SiteLanguage
    /// An IANA name such as `Europe/Paris`; decides what day it is.
    public var timeZone: String
    /// Where `timeZone` stands, for the diagnostic when there is no such zone.
    public var timeZonePlace: Place?
    /// Whether people, positions and figures are invented, which each page then says.
    public var isSampleData: Bool
    /// The day as of which the site is read; nil for the day of the build.
    public var asOf: CalendarDate?
    /// After how many days a copy of the site warns its reader.
    public var staleAfterDays: Int
    /// Whether each act of the register must bear the signature of whoever did it.
    public var requiresSignatures = false
    /// For how many years documents go on naming somebody who has left, a hundred at most.
    public var namesKeptForYears = 5
    /// The largest file, in bytes, that may be published beside pages.
    public var attachmentLimit = 50_000_000
    /// The names that may stand as validator of a visa; empty when nobody is named.
    public var validators: [Name]
    /// Who answers for what is published; nil where nobody is named.
    public var publicationDirector: Name?
    /// The doors of the home page: view names with the words on them.
    public var doors: [Door]
    /// What the menu of every page holds after the doors.
    public var menu: [Door]
    /// The entries that every page's footer leads to.
    public var footer: [Name]
    /// Whether data stand beside the pages, for other programs.
    public var givesData = true
    /// What is made with every build for paper and walls, by the converters of the machine.
    public var documents: [Documents] = []
    /// The editions of which sheets and reports can be taken along as one file each.
    public var takeaways: [Name] = []
    /// The servers whose shared drives links may lead to, folded.
    public var shares: Set<String> = []
    /// Who may read what is published, for editions of which something is said.
    public var publications: [Publication] = []
    /// Texts that pages show: keys such as `organisme` or `accessibilite.contact`.
    public var information: [String: String]

    /// A door of the home page, or an item of the menu.
    public struct Door: Sendable, Hashable {
        /// What stands on it.
        public var title: String
        /// The name of a view or of a kind; for an entry, its identifier.
        public var view: Name
        /// Whether it leads to one entry.
        public var isEntry: Bool
        /// Views and kinds that the home page shows under the door.
        public var links: [Name]
    }

    /// A name in `site.yaml`, which is bound when the model is known; that of an entry, when the base is.
    public struct Name: Sendable, Hashable {
        /// As written; of an entry `slug`, or `kind:slug`.
        public var text: String
        /// Where `site.yaml` says so.
        public var place: Place
    }

    /// Reads `site.yaml`; every problem of the file is reported in one go.
    public static func read(_ file: SourceFile) -> (settings: SiteSettings, diagnostics: [Diagnostic]) {
        let (node, diagnostics) = YAMLNode.parse(file)
        var reader = SettingsReader(diagnostics: diagnostics)
        let settings = reader.settings(node, file: file)
        return (settings, reader.diagnostics)
    }

    /// The settings of a site that says nothing.
    public init(title: String = "", language: SiteLanguage = .french) {
        self.title = title
        subtitle = ""
        self.language = language
        timeZone = "UTC"
        isSampleData = false
        staleAfterDays = 14
        validators = []
        doors = []
        menu = []
        footer = []
        information = [:]
    }
}

extension String {
    /// Of a server or of a path on it, `\\\\server\\share`, `//server`: the server's name, folded.
    fileprivate var server: String {
        drop { $0 == "\\" || $0 == "/" }.prefix { $0 != "\\" && $0 != "/" }.folded
    }
}

struct SettingsReader {
    var diagnostics: [Diagnostic]

    /// What a top-level word of `site.yaml` sets.
    private enum Key: CaseIterable {
        case title, subtitle, searchExample, shares, language, timeZone, sampleData, asOf, staleAfter, namesKept,
            signatures,
            attachmentLimit,
            validators, doors, menu,
            footer, publication,
            director, data, documents, takeaways, information

        var words: [String] {
            switch self {
            case .title: ["titre", "title"]
            case .subtitle: ["sous-titre", "subtitle"]
            case .searchExample: ["exemple de recherche", "search example"]
            case .shares: ["partages", "shares"]
            case .language: ["langue", "language"]
            case .timeZone: ["fuseau", "time zone"]
            case .sampleData: ["donnees fictives", "sample data"]
            case .asOf: ["situation au", "as of"]
            case .staleAfter: ["peremption", "stale after"]
            case .namesKept: ["conservation", "names kept"]
            case .signatures: ["signatures"]
            case .attachmentLimit: ["taille des fichiers joints", "attachment size"]
            case .validators: ["validateurs", "validators"]
            case .doors: ["accueil", "home"]
            case .menu: ["menu"]
            case .footer: ["pied", "footer"]
            case .publication: ["publication"]
            case .director: ["directeur de la publication", "publication director"]
            case .data: ["donnees", "data"]
            case .documents: ["documents"]
            case .takeaways: ["a emporter", "takeaways"]
            case .information:
                [
                    "organisme", "organisation", "adresse", "address", "standard", "switchboard", "signaler un manque",
                    "report to", "accessibilite", "accessibility", "editeur", "publisher", "donnees personnelles",
                    "personal data", "hebergeur", "host", "depot", "repository",
                ]
            }
        }
    }

    mutating func settings(_ node: YAMLNode?, file: SourceFile) -> SiteSettings {
        var settings = SiteSettings()
        guard let node else { return settings }
        guard case .mapping(let pairs) = node.content else {
            report(.wrongShape(.settings, expected: .mapping), at: node.place)
            return settings
        }
        var asOfPlace: Place?
        for pair in pairs {
            guard let key = Key.allCases.first(where: { $0.words.contains(pair.key.folded) }) else {
                let known = Key.allCases.flatMap(\.words)
                report(
                    .unknownKey(pair.key, within: .settings), at: pair.keyPlace, near: pair.key, among: known,
                    lists: false)
                continue
            }
            switch key {
            case .title: settings.title = text(pair) ?? ""
            case .subtitle: settings.subtitle = text(pair) ?? ""
            case .searchExample: settings.searchExample = text(pair)
            case .shares: settings.shares = Set(names(pair).map { $0.text.server })
            case .language: settings.language = language(pair) ?? .french
            case .timeZone:
                settings.timeZone = text(pair) ?? "UTC"
                settings.timeZonePlace = pair.value.place
            case .sampleData: settings.isSampleData = boolean(pair) ?? false
            case .asOf:
                settings.asOf = date(pair)
                asOfPlace = pair.value.place
            case .staleAfter: settings.staleAfterDays = integer(pair) ?? 14
            case .namesKept: settings.namesKeptForYears = min(integer(pair) ?? 5, 100)
            case .signatures: settings.requiresSignatures = required(pair)
            case .attachmentLimit: settings.attachmentLimit = size(pair) ?? settings.attachmentLimit
            case .validators: settings.validators = names(pair)
            case .doors: settings.doors = doors(pair)
            case .menu: settings.menu = doors(pair)
            case .footer:
                settings.footer = names(pair)
            case .publication: settings.publications = publications(pair)
            case .data: settings.givesData = boolean(pair) ?? true
            case .documents: settings.documents = documents(pair)
            case .takeaways: settings.takeaways = names(pair)
            case .information: inform(pair, &settings.information)
            case .director:
                settings.publicationDirector = names(pair).first
                inform(pair, &settings.information)
            }
        }
        if settings.title.isEmpty {
            report(.missingKey(settings.language == .french ? "titre" : "title", within: .settings), at: node.place)
        }
        if let asOfPlace, !settings.isSampleData { report(.fixedDateOfRealData, at: asOfPlace) }
        return settings
    }

    /// - Parameters:
    ///   - name: what was written, for the nearest of the names that would be right.
    ///   - known: those names.
    ///   - lists: whether the message lists them: not the keys, which are many.
    mutating func report(
        _ problem: ModelProblem, at place: Place, near name: String? = nil, among known: [String] = [],
        lists: Bool = true
    ) {
        let suggestion = name.flatMap { NearMiss.nearest(to: $0, among: known) }
        diagnostics.append(Diagnostic(.model(problem), at: place, suggestion: suggestion, choices: lists ? known : []))
    }

    mutating func text(_ pair: YAMLPair) -> String? {
        if let text = pair.value.text { return text }
        report(.wrongShape(.value, expected: .text), at: pair.value.place)
        return nil
    }

    private mutating func language(_ pair: YAMLPair) -> SiteLanguage? {
        guard let text = text(pair) else { return nil }
        if let language = SiteLanguage(rawValue: text.folded) { return language }
        report(
            .unknownWord(text), at: pair.value.place, near: text, among: SiteLanguage.allCases.map(\.rawValue))
        return nil
    }

    mutating func boolean(_ pair: YAMLPair) -> Bool? {
        guard let text = text(pair) else { return nil }
        if let value = Boolean.parse(text) { return value }
        report(.wrongShape(.value, expected: .boolean), at: pair.value.place)
        return nil
    }

    /// `required`, and nothing else: whoever means something else learns that it would not be so.
    private mutating func required(_ pair: YAMLPair) -> Bool {
        guard let text = text(pair) else { return true }
        let words = ["required", "obligatoires"]
        if words.contains(text.folded) { return true }
        report(.unknownWord(text), at: pair.value.place, near: text, among: words)
        return true
    }

    private mutating func integer(_ pair: YAMLPair) -> Int? {
        guard let text = text(pair) else { return nil }
        if let value = Int(text), value >= 0 { return value }
        report(.wrongShape(.value, expected: .integer), at: pair.value.place)
        return nil
    }

    /// `50 Mo`, `200 MB`, `1,5 Go`; a number alone counts megabytes.
    private mutating func size(_ pair: YAMLPair) -> Int? {
        guard let text = text(pair) else { return nil }
        let units = [
            "": 1_000_000, "ko": 1000, "kb": 1000, "mo": 1_000_000, "mb": 1_000_000, "go": 1_000_000_000,
            "gb": 1_000_000_000,
        ]
        let folded = text.folded.filter { $0 != " " }.replacing(",", with: ".")
        let digits = folded.prefix { $0.isNumber || $0 == "." }
        if let unit = units[String(folded.dropFirst(digits.count))], let number = Double(digits),
            (0...1_000_000).contains(number)
        {
            return Int(number * Double(unit))
        }
        report(.wrongShape(.value, expected: .size), at: pair.value.place)
        return nil
    }

    mutating func date(_ pair: YAMLPair) -> CalendarDate? {
        guard let text = text(pair) else { return nil }
        guard let date = CalendarDate(parsing: text) else {
            report(.badDate(text), at: pair.value.place)
            return nil
        }
        if WrittenDay(text)?.contradictsWeekday == true { report(.wrongWeekday(text, date), at: pair.value.place) }
        return date
    }

    /// One name, or several in a sequence.
    mutating func names(_ pair: YAMLPair?) -> [SiteSettings.Name] {
        guard let pair else { return [] }
        return (pair.value.items ?? [pair.value]).compactMap { item in
            if let text = item.text { return SiteSettings.Name(text: text, place: item.place) }
            report(.wrongShape(.value, expected: .text), at: item.place)
            return nil
        }
    }
}

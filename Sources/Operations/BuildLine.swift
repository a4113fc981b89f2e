import Diagnostics
public import Language
public import SiteBuild

/// What a build came to, in the one line that a job's log wants:
/// `Publié 00:12 – 3 fiches en attente (DDT), 1 position (plus en vigueur) depuis hier, 0 fuite`.
public struct BuildLine: Sendable {
    private let report: BuildReport
    private let language: SiteLanguage
    private let clock: String?

    /// - Parameter time: the hour and the minute of the end, where the site is read; nil where they are not known.
    public init(_ report: BuildReport, at time: (hour: Int, minute: Int)?, in language: SiteLanguage) {
        self.report = report
        self.language = language
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        clock = time.map { "\(two($0.hour)):\(two($0.minute))" }
    }

    /// The line, typeset, without its end.
    public var text: String {
        let moment = clock.map { report.isPublished ? " " + $0 : " (\($0))" } ?? ""
        let head = state + moment
        return language.typeset(head + " – " + facts.joined(separator: ", "))
    }

    private var isFrench: Bool { language == .french }

    private var state: String {
        if report.isPublished { return isFrench ? "Publié" : "Published" }
        return isFrench ? "Rien n'a été publié" : "Nothing was published"
    }

    private var facts: [String] {
        [waiting] + (report.isPublished ? report.endedSince.map(ended) : [])
            + [newWarnings, errors, leaks].compactMap(\.self)
    }

    private func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \((isFrench ? count < 2 : count == 1) ? one : many)"
    }

    private var waiting: String {
        let held = report.toldHeld
        let text =
            isFrench
            ? counted(held.count, "fiche en attente", "fiches en attente")
            : counted(held.count, "entry held back", "entries held back")
        let owners = Set(held.compactMap { report.heldOwners[$0] }).sorted { $0.sortKey < $1.sortKey }
        return owners.isEmpty ? text : text + " (" + owners.joined(separator: ", ") + ")"
    }

    private func ended(_ ended: EndedSince) -> String {
        let text = counted(ended.count, ended.one, ended.many)
        return text + (ended.state.map { " (\($0))" } ?? "") + " " + since
    }

    private var since: String {
        guard let date = report.date else { return "" }
        guard let former = report.formerDate, former < date.adding(days: -1) else {
            return isFrench ? "depuis hier" : "since yesterday"
        }
        return isFrench ? "depuis le \(language.format(former))" : "since \(language.format(former))"
    }

    private var newWarnings: String? {
        guard let count = report.newWarnings, count > 0 else { return nil }
        return isFrench
            ? counted(count, "avertissement nouveau", "avertissements nouveaux")
            : counted(count, "new warning", "new warnings")
    }

    private var errors: String? {
        let count = report.told.count { $0.severity == .error }
        return count == 0 ? nil : isFrench ? counted(count, "erreur", "erreurs") : counted(count, "error", "errors")
    }

    /// Nothing where nobody has looked for any.
    private var leaks: String? {
        report.leaks.map { isFrench ? counted($0, "fuite", "fuites") : counted($0, "leak", "leaks") }
    }
}

internal import ContentModel
internal import Files
internal import KnowledgeBase
public import Language
internal import Rendering

/// What a generation is, in a few lines beside it: publishing needs no sources.
///
///     # unisson generation 1
///     edition: cadres
///     date: 2013-06-17
///     group: www-data
///     mode: 0640
///     register: 9b1f0c2e352b3ccc7e226a6d69343885
///     signers: 44a0352b3ccc7e226a6d69343885cfee
public struct GenerationCard: Sendable, Hashable {
    /// The audience.
    public let edition: String
    /// The day as of which the site was read.
    public let date: CalendarDate
    /// The group that may read it where it is published; nil for the account's own.
    public let group: String?
    /// The permissions of its files there, for example `0o640`; nil for those that the umask gives.
    public let mode: UInt16?

    /// On what its visas rest.
    let standing: RegisterStanding

    private static let head = "# unisson generation 1"

    init(edition: String, date: CalendarDate, group: String?, mode: UInt16?, standing: RegisterStanding) {
        self.edition = edition
        self.date = date
        self.group = group
        self.mode = mode
        self.standing = standing
    }

    var bytes: [UInt8] {
        var lines = [Self.head, "edition: \(edition)", "date: \(date)"]
        if let group { lines.append("group: \(group)") }
        if let mode { lines.append("mode: 0\(String(mode, radix: 8))") }
        if !standing.register.isEmpty { lines.append("register: \(standing.register)") }
        if !standing.signers.isEmpty { lines.append("signers: \(standing.signers)") }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// Nil for bytes that are no such text.
    init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self), text.utf8.last == 0x0A else { return nil }
        var lines = text.split(separator: "\n")
        guard !lines.isEmpty, lines.removeFirst() == Self.head else { return nil }
        func value(_ key: String) -> String? {
            lines.first { $0.hasPrefix(key + ": ") }.map { String($0.dropFirst(key.count + 2)) }
        }
        guard let edition = value("edition"), let date = value("date").flatMap({ CalendarDate(parsing: $0) }) else {
            return nil
        }
        let mode = value("mode").flatMap { UInt16($0, radix: 8) }
        guard value("mode") == nil || mode != nil else { return nil }
        let standing = RegisterStanding(register: value("register") ?? "", signers: value("signers") ?? "")
        self.init(edition: edition, date: date, group: value("group"), mode: mode, standing: standing)
    }
}

extension PlannedSite {
    /// What is told of the site beside it.
    var card: GenerationCard {
        let model = parts.edition.model
        let edition = model.editions[parts.edition.number]
        let publication = parts.frame.settings.publication(of: edition)
        return GenerationCard(
            edition: edition, date: parts.orders.date, group: publication?.group, mode: publication?.mode,
            standing: standing)
    }
}

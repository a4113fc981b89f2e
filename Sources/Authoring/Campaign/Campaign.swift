internal import ContentModel
internal import Diagnostics
package import Files
internal import KnowledgeBase
internal import Language
internal import Markup
package import SiteBuild

/// What one body is asked to say that it is still true: its people, their designations, its entries that are to be read again.
package struct Campaign: Sendable {
    /// CSV as French spreadsheets read and write it: UTF-8 with a byte order mark, `;`, CRLF.
    package let table: [UInt8]
    /// The text of a mail, with its address and its subject above it.
    package let mail: String
    /// A name for files: the body's own.
    package let slug: String
    /// How many lines there are.
    package let count: Int

    /// The columns by their places. Those who answer fill in the last two.
    enum Column: Int, CaseIterable {
        case kind, id, title, says, confirmed, wrong

        func name(_ language: SiteLanguage) -> String {
            switch language {
            case .french: ["sorte", "id", "fiche", "ce que dit la base", "confirmé le", "à corriger"][rawValue]
            case .english: ["kind", "id", "entry", "what the base says", "confirmed on", "to be corrected"][rawValue]
            }
        }
    }
}

/// Makes campaigns and takes their answers.
package struct CampaignDesk: Sendable {
    let content: GatheredContent
    let build: SiteBuild
    let fileSystem: FileSystem

    /// Reads the content as it stands. Nil when the model cannot be read; the report says why.
    package static func open(_ build: SiteBuild, with fileSystem: FileSystem) async -> (CampaignDesk?, BuildReport) {
        let (content, report) = await build.gathered()
        return (content.map { CampaignDesk(content: $0, build: build, fileSystem: fileSystem) }, report)
    }

    var whole: Edition { content.base.whole }
    private var language: SiteLanguage { whole.language }

    /// Why there is no campaign.
    package enum Failure: Error, Sendable, Hashable {
        /// No body goes by that name; with those that do.
        case unknown(String, known: [String])
        /// Nothing of it can be confirmed or is to be read again.
        case nothing(String)
    }

    // MARK: Whom it is about

    private func kinds(_ isMeant: (Kind) -> Bool) -> [Kind] { content.model.kinds.filter(isMeant) }

    /// Kinds of people who can be asked.
    private var people: [Kind] { kinds { !$0.roles.all(.names).isEmpty && $0.roles[.confirmed] != nil } }

    /// Kinds that name somebody for a place.
    private var designations: [Kind] {
        kinds { $0.roles[.person] != nil && $0.roles[.capacity] != nil && $0.roles[.confirmed] != nil }
    }

    /// Those to which people belong.
    private var offices: [EntryID] {
        let targets = Set(people.flatMap { kind in kind.roles[.office].map { kind.fields[$0].type.targets } ?? [] })
        return content.model.kinds.filter { targets.contains($0.id) }.flatMap { whole.ids(ofKind: $0.id) }
    }

    private func shortName(of id: EntryID) -> String? {
        content.model.kinds[whole[id].kind].roles[.shortName].flatMap { field in
            if case .text(let text)? = whole[id].values[field] { text } else { nil }
        }
    }

    /// The body itself and all that are a part of it.
    private func withParts(of office: EntryID) -> Set<EntryID> {
        var found: Set<EntryID> = [office]
        var count = 0
        while found.count > count {
            count = found.count
            for id in offices {
                let parent = content.model.kinds[whole[id].kind].roles[.parent]
                if let parent, whole[id].targets(parent).contains(where: found.contains) { found.insert(id) }
            }
        }
        return found
    }

    // MARK: The campaign

    /// - Parameter name: an identifier, a title or a short name.
    package func campaign(for name: String) throws(Failure) -> Campaign {
        let wanted = name.folded
        let known = offices
        let found = known.first { id in
            [whole[id].slug, whole[id].title, shortName(of: id) ?? ""].contains { $0.folded == wanted }
        }
        guard let office = found else {
            throw .unknown(name, known: known.map { shortName(of: $0) ?? whole[$0].title })
        }
        let parts = withParts(of: office)
        let members = entries(of: people) { belongs($0, to: parts) }
        let named = Set(members)
        let places = entries(of: designations) { id in
            belongs(id, to: parts) || targets(of: id, .person).contains(where: named.contains)
        }
        let due = dueEntries(of: parts, named)
        let rows = (members + places + due).map(row)
        guard !rows.isEmpty else { throw .nothing(whole[office].title) }
        let header = Campaign.Column.allCases.map { $0.name(language) }
        let lines = ([header] + rows).map { CSVTable.line($0, separator: UInt8(ascii: ";")) + "\r\n" }
        return Campaign(
            table: [0xEF, 0xBB, 0xBF] + Array(lines.joined().utf8),
            mail: mail(to: office, [members.count, places.count, due.count]), slug: whole[office].slug,
            count: rows.count)
    }

    private func entries(of kinds: [Kind], _ isMeant: (EntryID) -> Bool) -> [EntryID] {
        kinds.flatMap { whole.ids(ofKind: $0.id) }.filter { id in
            whole.validity(of: id, at: content.date) == .inForce && isMeant(id)
        }
    }

    private func targets(of id: EntryID, _ role: Role) -> [EntryID] {
        content.model.kinds[whole[id].kind].roles.all(role).flatMap { whole[id].targets($0) }
    }

    private func belongs(_ id: EntryID, to offices: Set<EntryID>) -> Bool {
        targets(of: id, .office).contains(where: offices.contains)
    }

    /// What is to be read again by today, and by the body or one of its people.
    private func dueEntries(of parts: Set<EntryID>, _ members: Set<EntryID>) -> [EntryID] {
        kinds { $0.review != nil }.flatMap { whole.ids(ofKind: $0.id) }.filter { id in
            guard let review = content.model.kinds[whole[id].kind].review, let day = whole[id].date(review.by),
                day <= content.date, !members.contains(id)
            else { return false }
            let owners = review.owner.map { whole.targets(of: id, along: $0) } ?? []
            return parts.contains(id) || owners.contains { parts.contains($0) || members.contains($0) }
        }
    }

    private func row(_ id: EntryID) -> [String] {
        let kind = content.model.kinds[whole[id].kind]
        let confirmed = kind.roles[.confirmed].flatMap { whole[id].date($0) }
        return [kind.names.one, whole[id].slug, whole[id].title, says(id, kind), confirmed?.description ?? "", ""]
    }

    /// What lists say of it and how to reach it, of rows without a page their columns; and since when it is to be read again.
    private func says(_ id: EntryID, _ kind: Kind) -> String {
        let reach = kind.roles.all(.reach)
        let usual =
            kind.hasPages || !reach.isEmpty ? kind.display.summary + reach : kind.display.columns
        let overdue = kind.review.flatMap { whole[id].date($0.by) }.map { $0 <= content.date } ?? false
        let fields = usual + (overdue ? [kind.review?.by].compactMap(\.self) : [])
        return fields.compactMap { field -> String? in
            guard let value = whole[id].values[field] else { return nil }
            let declared = kind.fields[field]
            let text = ValueText.plain(value, type: declared.type, language: language) { whole[$0].title }
            return text.isEmpty ? nil : language.typeset("\(declared.label) : \(text)")
        }.joined(separator: " ; ")
    }

    // MARK: Its mail

    private func mail(to office: EntryID, _ counts: [Int]) -> String {
        let kind = content.model.kinds[whole[office].kind]
        let keepers = kind.review?.owner.map { whole.targets(of: office, along: $0) } ?? []
        let address = (keepers + [office]).lazy.compactMap(address).first
        let (site, name) = (content.sources.settings.title, whole[office].title)
        let file = "campagne-\(whole[office].slug).csv"
        let date = language.format(content.date)
        switch language {
        case .french:
            func count(_ number: Int, _ one: String, _ many: String) -> String {
                "\(number) \(number > 1 ? many : one)"
            }
            let what = [
                count(counts[0], "personne", "personnes"), count(counts[1], "désignation", "désignations"),
                count(counts[2], "fiche à relire", "fiches à relire"),
            ]
            return language.typeset(
                """
                À : \(address ?? "à remplir")
                Objet : \(site) : à confirmer par \(name)

                Bonjour,

                Voici ce que la base « \(site) » dit de vous (\(name)), au \(date) : \(what.joined(separator: ", ")). Le tableau joint, \(file), a une ligne pour chacune.

                1. Ouvrez-le dans LibreOffice ou dans Excel.
                2. Ce qui est exact : mettez dans « confirmé le » la date à laquelle vous l'avez vérifié.
                3. Ce qui ne l'est pas, ou plus : écrivez-le dans « à corriger ».
                4. Renvoyez le tableau à qui vous l'a envoyé, sans changer les deux premières colonnes.

                Ne laissez pas traîner ce tableau : il contient des coordonnées professionnelles.

                """)
        case .english:
            return """
                To: \(address ?? "to be filled")
                Subject: \(site): to be confirmed by \(name)

                Hello,

                This is what the base “\(site)” says of \(name), as of \(date): \(counts[0]) people, \(counts[1]) designations, \(counts[2]) entries to be read again. The table with this mail, \(file), has a line for each.

                1. Open it in LibreOffice or Excel.
                2. What is true: put the day on which you checked it under “confirmed on”.
                3. What is not, or no longer: say so under “to be corrected”.
                4. Send the table back to whoever sent it, and leave the first two columns as they are.

                Do not leave this table about: people's telephone numbers are in it.

                """
        }
    }

    private func address(of id: EntryID) -> String? {
        let kind = content.model.kinds[whole[id].kind]
        return kind.roles.all(.reach).lazy.filter { kind.fields[$0].type == .mail }.compactMap { field in
            if case .text(let text)? = whole[id].values[field] { text } else { nil }
        }.first
    }
}

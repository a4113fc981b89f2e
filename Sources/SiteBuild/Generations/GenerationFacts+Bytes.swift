internal import KnowledgeBase
internal import Language

/// As a text, a line for each thing, its parts parted by tabs, a digest of all of it at the end:
///
///     # unisson facts 1
///     site    cadres  2013-06-17  fixed  fr  Europe/Paris  https://exemple.fr/  Territoire de Belfort
///     kind    dire  position  positions  f  en vigueur    sujet,politique
///     entry   0  radars  4f1c…  0    in-force  2014-06-30    dires/radars.html  Les radars font-ils…
///     end     9a0b…
extension GenerationFacts {
    private static let head = "# unisson facts 1"

    var bytes: [UInt8] {
        var writer = LineWriter()
        writer.line([Self.head])
        writer.line([
            "site", site.edition, site.date.description, site.isDateFixed ? "fixed" : "", site.language.rawValue,
            site.timeZone, site.baseURL ?? "", site.title,
        ])
        for kind in kinds {
            writer.line([
                "kind", kind.key, kind.one, kind.many, kind.gender, kind.inForce, kind.steps,
                kind.filled.joined(separator: ","), kind.empty.joined(separator: ","),
            ])
        }
        for view in views { writer.line(["view", view.key, view.title]) }
        if tellsWhoIsLate { writer.line(["tells-who-is-late"]) }
        for file in files { writer.line(["file", file]) }
        for entry in entries {
            writer.line([
                "entry", String(entry.kind), entry.slug, String(entry.digest, radix: 16),
                String(entry.withheld, radix: 16),
                entry.personal.map { String($0, radix: 16) }.joined(separator: ","), entry.standing.rawValue,
                entry.until?.description ?? "", entry.isToReview ? "review" : "", entry.address ?? "", entry.title,
            ])
            for step in entry.late { writer.line(["late", step]) }
        }
        writer.line(["end", Self.digest(writer.bytes)])
        return writer.bytes
    }

    /// Nil for what is no such text, or damaged.
    init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self), text.utf8.last == 0x0A else { return nil }
        var lines = text.split(separator: "\n").map { LineWriter.parts($0) }
        guard lines.count > 2, lines[0] == [Self.head], let end = lines.popLast(), end.count == 2, end[0] == "end",
            let site = Site(lines[1]), let start = bytes.dropLast().lastIndex(of: 0x0A),
            end[1] == Self.digest(Array(bytes[...start]))
        else { return nil }
        self.init(site: site)
        for line in lines.dropFirst(2) { guard read(line) else { return nil } }
    }

    private mutating func read(_ parts: [String]) -> Bool {
        switch (parts[0], parts.count) {
        case ("kind", 9):
            kinds.append(
                Kind(
                    key: parts[1], one: parts[2], many: parts[3], gender: parts[4], inForce: parts[5], steps: parts[6],
                    filled: parts[7].split(separator: ",").map(String.init),
                    empty: parts[8].split(separator: ",").map(String.init)))
        case ("view", 3): views.append(View(key: parts[1], title: parts[2]))
        case ("tells-who-is-late", 1): tellsWhoIsLate = true
        case ("file", 2): files.append(parts[1])
        case ("entry", 11):
            guard let entry = Entry(parts), kinds.indices.contains(entry.kind) else { return false }
            entries.append(entry)
        case ("late", 2):
            guard !entries.isEmpty else { return false }
            entries[entries.count - 1].late.append(parts[1])
        default: return false
        }
        return true
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        var hash = ContentHash()
        hash.add(bytes)
        return String(hash.value, radix: 16)
    }
}

extension GenerationFacts.Site {
    fileprivate init?(_ parts: [String]) {
        guard parts.count == 8, parts[0] == "site", let date = CalendarDate(parsing: parts[2]),
            let language = SiteLanguage(rawValue: parts[4])
        else { return nil }
        self.init(
            title: parts[7], language: language, baseURL: parts[6].isEmpty ? nil : parts[6], edition: parts[1],
            date: date, isDateFixed: parts[3] == "fixed", timeZone: parts[5])
    }
}

extension GenerationFacts.Entry {
    fileprivate init?(_ parts: [String]) {
        guard let kind = Int(parts[1]), let digest = UInt64(parts[3], radix: 16),
            let withheld = UInt64(parts[4], radix: 16), let standing = GenerationFacts.Standing(rawValue: parts[6])
        else { return nil }
        let personal = parts[5].split(separator: ",").compactMap { UInt64($0, radix: 16) }
        self.init(
            kind: kind, slug: parts[2], title: parts[10], address: parts[9].isEmpty ? nil : parts[9], digest: digest,
            withheld: withheld, personal: personal, standing: standing,
            until: parts[7].isEmpty ? nil : CalendarDate(parsing: parts[7]), isToReview: parts[8] == "review")
    }
}

/// Lines of parts; a tab, a line break or a backslash within a part stands behind a backslash.
private struct LineWriter {
    private(set) var bytes: [UInt8] = []

    mutating func line(_ parts: [String]) {
        for (position, part) in parts.enumerated() {
            if position > 0 { bytes.append(0x09) }
            for byte in part.utf8 {
                switch byte {
                case 0x09: bytes += "\\t".utf8
                case 0x0A: bytes += "\\n".utf8
                case 0x5C: bytes += "\\\\".utf8
                default: bytes.append(byte)
                }
            }
        }
        bytes.append(0x0A)
    }

    static func parts(_ line: Substring) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map { part in
            guard part.utf8.contains(0x5C) else { return String(part) }
            var text = ""
            var isEscaped = false
            for character in part.unicodeScalars {
                if isEscaped {
                    text.unicodeScalars.append(character == "t" ? "\t" : character == "n" ? "\n" : character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else {
                    text.unicodeScalars.append(character)
                }
            }
            return text
        }
    }
}

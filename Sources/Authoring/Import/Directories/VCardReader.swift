internal import Language

/// Reads vCards: 4.0 (RFC 6350), 3.0 (RFC 2426) and, as telephones and older mail programs write it, 2.1.
struct VCardReader {
    private(set) var cards: [DirectoryCard] = []
    private(set) var remarks: [DirectoryRemark] = []

    /// - Parameter text: in UTF-8, but for what 2.1 says to be in another set of characters.
    init(_ text: String) {
        var card: DirectoryCard?
        for (number, line) in Self.unfolded(text) {
            guard let property = VCardProperty(line) else {
                if !line.allSatisfy(\.isWhitespace) { remarks.append(.init(line: number, reason: .unreadable)) }
                continue
            }
            switch (property.name, card) {
            case ("BEGIN", let open):
                if let open { remarks.append(.init(line: open.line, reason: .unclosed)) }
                card = DirectoryCard(line: number)
            case ("END", let open?):
                cards.append(open)
                card = nil
            case (_, nil): remarks.append(.init(line: number, reason: .unreadable))
            case (_, .some):
                if let parts = Self.parts(property) {
                    card?.parts += parts
                } else if !Self.silent.contains(property.name) {
                    remarks.append(.init(line: number, reason: .noField(property.name)))
                }
            }
        }
        if let card { remarks.append(.init(line: card.line, reason: .unclosed)) }
    }

    /// Properties about the card, not about somebody.
    private static let silent: Set<String> = [
        "VERSION", "PRODID", "REV", "UID", "KIND", "SORT-STRING", "MAILER", "CLASS",
    ]

    /// Lines with those that continue them, each with the number of its first: a blank at the start continues one (RFC 6350, 3.2), and
    /// so does what follows a `=` at the end of quoted-printable text.
    private static func unfolded(_ text: String) -> [(number: Int, line: String)] {
        var lines: [(number: Int, line: String)] = []
        var isSoft = false
        let raw = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        for (index, line) in raw.enumerated() {
            if isSoft, !lines.isEmpty {
                lines[lines.count - 1].line.removeLast()
                lines[lines.count - 1].line += line
            } else if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1].line += line.dropFirst()
            } else {
                lines.append((index + 1, String(line)))
            }
            isSoft = lines.last.map { $0.line.hasSuffix("=") && VCardProperty.isQuotedPrintable($0.line) } ?? false
        }
        return lines
    }

    /// What a property says; nil for one of which nothing is made.
    private static func parts(_ property: VCardProperty) -> [DirectoryCard.Part]? {
        let text = property.text
        switch property.name {
        case "N":
            let parts = property.components
            let given = [1, 2].compactMap { parts.indices.contains($0) && !parts[$0].isEmpty ? parts[$0] : nil }
            let isWoman = parts.indices.contains(3) ? DirectoryCard.isWoman(called: parts[3]) : nil
            return [.familyName(parts.first ?? ""), .givenName(given.joined(separator: " "))].filter(\.isSaid)
                + (isWoman.map { [.isWoman($0)] } ?? [])
        case "FN": return text.isEmpty ? [] : [.fullName(text)]
        case "GENDER": return text.first.map { [.isWoman($0 == "F" || $0 == "f")] } ?? []
        case "TITLE", "ROLE": return text.isEmpty ? [] : [.function(text)]
        case "ORG":
            let names = property.components.filter { !$0.isEmpty }
            return names.isEmpty ? [] : [.office(names.reversed())]
        case "TEL":
            let number = text.lowercased().hasPrefix("tel:") ? String(text.dropFirst(4).prefix { $0 != ";" }) : text
            if property.types.contains("fax") { return nil }
            return number.isEmpty ? [] : [.telephone(number, isMobile: property.types.contains("cell"))]
        case "EMAIL":
            let address = text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
            return address.isEmpty ? [] : [.mail(address)]
        default: return nil
        }
    }
}

extension DirectoryCard.Part {
    /// Whether a name is more than nothing.
    fileprivate var isSaid: Bool {
        switch self {
        case .familyName(let text), .givenName(let text): !text.isEmpty
        default: true
        }
    }
}

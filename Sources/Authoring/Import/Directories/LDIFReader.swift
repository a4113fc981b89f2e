internal import FoundationEssentials

/// Reads LDIF, what directories export (RFC 2849): records of people, by the attributes of inetOrgPerson (RFC 2798).
struct LDIFReader {
    private(set) var cards: [DirectoryCard] = []
    private(set) var remarks: [DirectoryRemark] = []

    /// - Parameter text: in UTF-8.
    init(_ text: String) {
        var record: [(line: Int, name: String, value: String)] = []
        var isBroken = false
        func add(_ number: Int, _ line: String, to reader: inout LDIFReader) {
            guard let (name, value) = Self.attribute(line) else {
                isBroken = true
                return reader.remarks.append(.init(line: number, reason: .unreadable))
            }
            guard let value else {
                return reader.remarks.append(.init(line: number, reason: .elsewhere(name)))
            }
            if name == "version", record.isEmpty { return }
            record.append((number, name, value))
        }
        for (number, line) in Self.unfolded(text) {
            if !line.isEmpty {
                add(number, line, to: &self)
                continue
            }
            // A record with a line that cannot be read is none: nobody knows what it would have said.
            if !isBroken { take(record) }
            (record, isBroken) = ([], false)
        }
        if !isBroken { take(record) }
    }

    /// Lines with those that continue them, without comments (RFC 2849, notes 2 and 3).
    private static func unfolded(_ text: String) -> [(number: Int, line: String)] {
        var lines: [(number: Int, line: String)] = []
        let raw = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        for (index, line) in raw.enumerated() {
            if line.first == " ", lines.last?.line.isEmpty == false {
                lines[lines.count - 1].line += line.dropFirst()
            } else {
                lines.append((index + 1, String(line)))
            }
        }
        return lines.filter { !$0.line.hasPrefix("#") }
    }

    /// The name in small letters and without options (`;lang-fr`), and the value; none for one that stands in another file.
    private static func attribute(_ line: String) -> (name: String, value: String?)? {
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return nil }
        let name = line[..<colon].prefix { $0 != ";" }.lowercased()
        guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }) else { return nil }
        let rest = line[line.index(after: colon)...]
        if rest.hasPrefix("<") { return (name, nil) }
        guard rest.hasPrefix(":") else { return (name, rest.trimmingBlanks) }
        guard let data = Data(base64Encoded: rest.dropFirst().trimmingBlanks),
            let text = String(validating: data, as: UTF8.self)
        else {
            // Pictures and certificates are bytes, not texts.
            return pictures.contains(name) ? (name, "") : nil
        }
        return (name, text.trimmingBlanks)
    }

    private static let pictures: Set<String> = [
        "jpegphoto", "photo", "usercertificate", "thumbnailphoto", "objectguid", "objectsid",
    ]
    /// Attributes about the record, not about somebody.
    private static let silent: Set<String> = [
        "dn", "objectclass", "changetype", "uid", "usercertificate", "userpassword", "objectguid", "objectsid",
        "samaccountname",
        "entryuuid", "creatorsname", "createtimestamp", "modifiersname", "modifytimestamp", "initials",
    ]

    private mutating func take(_ record: [(line: Int, name: String, value: String)]) {
        guard let first = record.first else { return }
        if let change = record.first(where: { $0.name == "changetype" }), change.value.lowercased() != "add" {
            return remarks.append(.init(line: change.line, reason: .change(change.value)))
        }
        guard record.contains(where: { $0.name == "sn" || $0.name == "givenname" }) else {
            return remarks.append(.init(line: first.line, reason: .nobody))
        }
        var card = DirectoryCard(line: first.line)
        var offices: [String] = []
        for (line, name, value) in record where !value.isEmpty {
            switch name {
            case "sn": card.parts.append(.familyName(value))
            case "givenname": card.parts.append(.givenName(value))
            case "cn", "displayname": card.parts.append(.fullName(value))
            case "personaltitle":
                if let isWoman = DirectoryCard.isWoman(called: value) { card.parts.append(.isWoman(isWoman)) }
            case "title": card.parts.append(.function(value))
            case "departmentnumber", "ou", "department": offices.insert(value, at: 0)
            case "o", "company": offices.append(value)
            case "telephonenumber": card.parts.append(.telephone(value, isMobile: false))
            case "mobile": card.parts.append(.telephone(value, isMobile: true))
            case "mail": card.parts.append(.mail(value))
            default:
                if !Self.silent.contains(name) { remarks.append(.init(line: line, reason: .noField(name))) }
            }
        }
        if !offices.isEmpty { card.parts.append(.office(offices)) }
        cards.append(card)
    }
}

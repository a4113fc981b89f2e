public import Language
public import Rendering
public import SiteBuild

/// What a build found that is one owner's to do, as a message that `sendmail -t` takes (RFC 5322, UTF-8, 8 bits).
public struct ServiceMail: Sendable {
    private let work: OwnedWork
    private let report: BuildReport
    private let language: SiteLanguage

    /// A message in the site's language.
    public init(_ work: OwnedWork, of report: BuildReport, in language: SiteLanguage) {
        (self.work, self.report, self.language) = (work, report, language)
    }

    private var isFrench: Bool { language == .french }

    /// The name of its file: the owner's, which is a slug; another sign first for what belongs to nobody.
    public var fileName: String {
        (work.slug.isEmpty ? (isFrench ? "_personne" : "_nobody") : String(work.slug.prefix(60))) + ".eml"
    }

    /// The whole message; lines end with LF, as `sendmail` wants them.
    public var text: String {
        // A header of several lines is folded already.
        var lines = headers.flatMap { $0.split(separator: "\n").map(String.init) } + [""] + greeting
        for group in work.groups {
            lines += ["", "\(group.heading) (\(group.items.count))", ""]
            lines += group.items.flatMap(item)
        }
        return (lines + [""] + ending).map(Self.cut).joined(separator: "\n") + "\n"
    }

    private var count: Int { work.groups.reduce(0) { $0 + $1.items.count } }

    private var headers: [String] {
        let subject =
            isFrench
            ? "\(report.siteTitle) : \(count) point\(count > 1 ? "s" : "") pour \(work.name)"
            : "\(report.siteTitle): \(count) \(count == 1 ? "thing" : "things") for \(work.name)"
        return [
            // Without an address nobody may send it unread: this is none.
            "To: " + (work.mail ?? (isFrench ? "A-REMPLIR" : "TO-BE-FILLED")),
            "Subject: " + EncodedWord.text(subject),
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "Auto-Submitted: auto-generated",
        ]
    }

    private var greeting: [String] {
        let date = report.date.map { language.format($0) } ?? ""
        return isFrench
            ? [
                "Bonjour,", "",
                language.typeset("Voici ce que la base « \(report.siteTitle) » attend de \(work.name), au \(date)."),
                "Ce message peut citer ce que seule l'édition « \(report.edition) » montre : ne le transmettez qu'à qui la lit.",
            ]
            : [
                "Hello,", "",
                "This is what the base “\(report.siteTitle)” expects of \(work.name), as of \(date).",
                "It may quote what only the edition “\(report.edition)” shows: pass it on to nobody who does not read that.",
            ]
    }

    private func item(_ item: OwnedWork.Item) -> [String] {
        var lines = ["- " + [item.title, item.text].filter { !$0.isEmpty }.joined(separator: " – ")]
        if let place = item.place { lines.append("  " + place) }
        if let url = item.url, let base = report.baseURL { lines.append("  " + base + url) }
        return lines
    }

    private var ending: [String] {
        [isFrench ? "Message fait par la construction du site." : "Made by the building of the site."]
    }

    /// No line of a message has more than 998 bytes (RFC 5322, 2.1.1), and none may begin a new header.
    private static func cut(_ line: String) -> String {
        let line = String(line.map { $0.isNewline ? " " : $0 })
        guard line.utf8.count > 990 else { return line }
        var text = ""
        for character in line where text.utf8.count + character.utf8.count < 980 { text.append(character) }
        return text + "…"
    }
}

/// Words of a header beyond ASCII (RFC 2047).
enum EncodedWord {
    /// As it is where that is all ASCII, else in encoded words of at most 75 characters, one a line.
    static func text(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 || $0 < 0x20 }) else { return text }
        var words: [[UInt8]] = [[]]
        for character in text {
            let bytes = Array(String(character).utf8)
            // The first stands behind the header's name.
            let room = words.count == 1 ? 36 : 45
            if (words.last?.count ?? 0) + bytes.count > room { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(base64($0))?=" }.joined(separator: "\n ")
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func base64(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

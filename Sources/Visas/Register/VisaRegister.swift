package import Diagnostics
internal import Digests
package import Language
internal import Markup

/// What was done in whose name, one line an act, in `visas/registre.csv`:
///
///     acte;fiche;empreinte;par;le;motif;chaîne;signature
///     visa;dire:crues;0c2e…;paul-encrier;2013-06-03;;9b1f…;
///     retrait;dire:crues;;paul-encrier;2013-06-12;L'arrêté dit autre chose;44a0…;
///
/// Lines are only ever added. `chaîne` is a digest of the line and of the one before: nobody changes, takes out or puts in a
/// line without changing all that follow, and the last digest stands in the own file of each generation that was published.
package struct VisaRegister: Sendable {
    /// Where it stands, from the content folder.
    package static let path = KeptVersions.folder + "/registre.csv"

    /// What can be done.
    package enum Act: Int, Sendable, CaseIterable {
        /// A text was validated.
        case visa
        /// An entry was withdrawn.
        case withdrawal
        /// What does not follow from former lines was looked at and taken on.
        case acceptance

        /// As lines say it.
        package func word(_ language: SiteLanguage) -> String {
            switch language {
            case .french: ["visa", "retrait", "acceptation"][rawValue]
            case .english: ["visa", "withdrawal", "acceptance"][rawValue]
            }
        }
    }

    /// One act.
    package struct Line: Sendable, Hashable {
        package var act: Act
        /// As in `kind:slug`; empty where the act is about the register itself.
        package var entry: String
        /// The seal of the text, or what is taken on.
        package var seal: String
        /// Whoever did it, as `site.yaml` or the entry names them.
        package var by: String
        package var on: CalendarDate
        package var reason: String
        /// Of this line and of all before it.
        package var chain: String
        /// That of whoever did it, over the chain; empty where none is asked for.
        package var signature: String
        /// From 1; 0 for one that is not written yet.
        package var number: Int

        /// An act of which the chain is not known yet.
        package init(
            _ act: Act, entry: String, seal: String = "", by: String, on: CalendarDate, reason: String = ""
        ) {
            (self.act, self.entry, self.seal, self.by, self.on) = (act, entry, seal, by, on)
            // A cell is one line.
            self.reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            (chain, signature, number) = ("", "", 0)
        }

        /// A digest of the line behind another: the first 128 bits of a SHA-256 over its texts, each behind its length.
        func chain(after former: String) -> String {
            let texts = [former, act.word(.french), entry, seal, by, on.description, reason]
            let said = texts.flatMap { Array("\($0.utf8.count):\($0)\n".utf8) }
            return String(SHA256.digest(of: said).hexadecimal.prefix(32))
        }

        /// What is signed.
        package var message: [UInt8] { Array("unisson visa 1\n\(chain)\n".utf8) }
    }

    /// To open and to show.
    package let location: String
    package internal(set) var lines: [Line] = []
    package internal(set) var diagnostics: [Diagnostic] = []
    /// As it stands on the disk; empty where there is none.
    package let written: [UInt8]
    private let language: SiteLanguage

    init(location: String, written: [UInt8], language: SiteLanguage) {
        (self.location, self.written, self.language) = (location, written, language)
    }

    /// The digest of the last line; empty where there is none.
    package var head: String { lines.last?.chain ?? "" }

    /// What was done last with each entry.
    package var latest: [String: Line] {
        var latest: [String: Line] = [:]
        for line in lines where !line.entry.isEmpty { latest[line.entry] = line }
        return latest
    }

    /// Where a line stands.
    package func place(of line: Line) -> Place { Place(location, line: line.number) }

    /// A line with its place in the chain, to be signed and added.
    package func next(_ line: Line, after added: [Line]) -> Line {
        var line = line
        line.chain = line.chain(after: added.last?.chain ?? head)
        return line
    }

    /// The register's file with more lines; every byte that is there stays.
    package func bytes(adding added: [Line]) -> [UInt8] {
        var bytes = written
        if bytes.isEmpty {
            bytes = Array((CSVTable.line(Self.columns(language), separator: UInt8(ascii: ";")) + "\n").utf8)
        }
        let isWindows = bytes.contains(0x0D)
        if bytes.last != 0x0A { bytes += isWindows ? [0x0D, 0x0A] : [0x0A] }
        for line in added {
            let cells = [
                line.act.word(language), line.entry, line.seal, line.by, line.on.description, line.reason, line.chain,
                line.signature,
            ]
            bytes +=
                Array(CSVTable.line(cells, separator: UInt8(ascii: ";")).utf8) + (isWindows ? [0x0D, 0x0A] : [0x0A])
        }
        return bytes
    }

    /// The same with digests that follow from one another, whoever changed what.
    package func rechained() -> VisaRegister {
        var lines: [Line] = []
        for var line in self.lines {
            line.chain = line.chain(after: lines.last?.chain ?? "")
            lines.append(line)
        }
        let empty = VisaRegister(location: location, written: [], language: language)
        var register = VisaRegister(location: location, written: empty.bytes(adding: lines), language: language)
        register.lines = lines
        return register
    }

    static func columns(_ language: SiteLanguage) -> [String] {
        switch language {
        case .french: ["acte", "fiche", "empreinte", "par", "le", "motif", "chaîne", "signature"]
        case .english: ["act", "entry", "fingerprint", "by", "on", "reason", "chain", "signature"]
        }
    }
}

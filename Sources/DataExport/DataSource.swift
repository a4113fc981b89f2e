internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Rendering
internal import SearchText

/// The base of one audience, as data are made from it.
struct DataSource {
    let frame: SiteFrame
    let reader: BaseReader
    private let told: ToldWork

    init(_ frame: SiteFrame, _ reader: BaseReader) {
        (self.frame, self.reader) = (frame, reader)
        told = ToldWork(frame, reader)
        reader.readSite()
    }

    var model: Model { reader.model }
    var language: SiteLanguage { reader.language }

    /// The entries of a kind of which the audience is told, by slug.
    func entries(of kind: Kind) -> [EntryID] { reader.entries(ofKind: kind.id).filter { told.isTold($0, of: kind.id) } }

    /// The fields that data have: not the fingerprint of a visa, which covers texts of other audiences too.
    static func fields(of kind: Kind) -> [FieldID] { kind.fields.ids.filter { $0 != kind.visa?.fingerprint } }

    /// What an entry says in a field, without the rows of which the audience is not told.
    func value(of entry: Entry<Linked>, _ id: EntryID, _ field: FieldID) -> FieldValue<Linked>? {
        guard let value = entry.values[field] else { return nil }
        guard case .list(let rows) = value, case .record? = rows.first else { return value }
        let untold = told.untoldRows(id, of: entry.kind, field: field)
        if untold.isEmpty { return value }
        let kept = rows.enumerated().filter { !untold.contains($0.offset) }.map(\.element)
        return kept.isEmpty ? nil : .list(kept)
    }

    /// A formatted text without its form: paragraphs, and headings after `##`.
    func text(of passage: LinkedPassage) -> String { String(decoding: bytes(of: passage), as: UTF8.self) }

    /// The same in UTF-8.
    func bytes(of passage: LinkedPassage) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in PassageText(passage, title: reader.title).parts {
            for (piece, sign) in [(part.heading, "## "), (part.text, "")] where !piece.isEmpty {
                if !bytes.isEmpty { bytes += "\n\n".utf8 }
                bytes += sign.utf8
                bytes += piece
            }
        }
        return bytes
    }

    /// A name of an entry that stays the same wherever the site is read: `urn:uuid:…`.
    func uuid(of id: EntryID, _ more: [String] = []) -> String {
        let name = reader.identity(id)
        return ContentHash.uuid(of: [frame.settings.title, name.kind.key, name.slug] + more)
    }

    /// Where an entry is read; nil where it is nowhere, or where the site's address is not known.
    func address(of id: EntryID) -> String? {
        guard let base = frame.baseURL else { return nil }
        return reader.address(of: id).map { base + $0 }
    }
}

public import ContentModel
public import Diagnostics
public import KnowledgeBase
internal import Language
public import Rendering

/// Files for other programs, made together of the base as the pages of its audience read it: a function of what they read.
public struct DataFile: Sendable {
    /// A path from the site's root, and what the file is drawn from: where the model declares it.
    public typealias Target = (path: String, origin: Place)

    /// One or more.
    public let targets: [Target]
    /// Takes the next piece of one of the files, by its position among the targets.
    public typealias Taker = (_ file: Int, _ piece: [UInt8]) -> Void
    /// Makes the bytes of all of them, each in its order. Those of a base are as long as all its texts several times: they
    /// are given away in pieces.
    public let make: @Sendable (BaseReader, Taker) -> Void

    /// From so many bytes on, what was made is given away: what is in the processor's own memory is quickly written.
    static let piece = 1 << 17

    fileprivate init(_ targets: [Target], _ make: @escaping @Sendable (BaseReader, Taker) -> Void) {
        (self.targets, self.make) = (targets, make)
    }

    fileprivate init(path: String, origin: Place, make: @escaping @Sendable (BaseReader) -> [UInt8]) {
        self.init([(path, origin)]) { $1(0, make($0)) }
    }
}

extension DataFile {
    /// All data of an edition: none where the site gives none. The large ones come first.
    /// - Parameters:
    ///   - reader: of the base, to know which files there are.
    ///   - site: where what concerns the whole base is decided.
    public static func all(_ frame: SiteFrame, _ reader: BaseReader, site: Place) -> [DataFile] {
        guard frame.givesData else { return [] }
        let listing = DataListing(frame, reader)
        // What takes long is found out once for all the files in which it stands.
        let kinds = listing.kinds
        let documents = kinds.map { (DataPath.kind($0, "json"), $0.place) }
        var files = [
            DataFile([(DataPath.base, site)] + documents) { BaseDocument(DataSource(frame, $0)).write(kinds, $1) },
            DataFile([(DataPath.jsonLD, site), (DataPath.turtle, site)]) { reader, take in
                let source = RDFSource(DataSource(frame, reader))
                var (linked, turtle) = (JSONLDDocument(source), TurtleDocument(source))
                source.forEach { subject in
                    linked.add(subject) { take(0, $0) }
                    turtle.add(subject) { take(1, $0) }
                }
                linked.finish { take(0, $0) }
                turtle.finish { take(1, $0) }
            },
        ]
        for kind in kinds {
            files.append(
                DataFile(path: DataPath.kind(kind, "csv"), origin: kind.place) {
                    KindTable(DataSource(frame, $0), kind).bytes
                })
        }
        files.append(
            DataFile(path: DataPath.schema, origin: site) { BaseSchema(DataSource(frame, $0)).bytes })
        return files + tables(listing, frame) + contacts(listing, frame, reader) + calendars(listing, frame, reader)
    }

    private static func tables(_ listing: DataListing, _ frame: SiteFrame) -> [DataFile] {
        listing.tables.map { id in
            let view = frame.model.views[id]
            return DataFile(path: DataPath.table(view), origin: view.place) {
                SpreadsheetText.bytes(ViewRooms.table(of: id, frame, $0) ?? [])
            }
        }
    }

    private static func contacts(
        _ listing: DataListing, _ frame: SiteFrame, _ reader: BaseReader
    ) -> [DataFile] {
        listing.contacts.flatMap { kind -> [DataFile] in
            let all = DataFile(path: DataPath.contacts(kind), origin: kind.place) { reader in
                let source = DataSource(frame, reader)
                return reader.byTitle(kind: kind.id).flatMap { ContactCard(source, $0).bytes }
            }
            return [all]
                + reader.entries(ofKind: kind.id).map { id in
                    DataFile(
                        path: DataPath.contact(of: kind, slug: reader.slug(of: id)), origin: kind.place
                    ) { ContactCard(DataSource(frame, $0), id).bytes }
                }
        }
    }

    private static func calendars(
        _ listing: DataListing, _ frame: SiteFrame, _ reader: BaseReader
    ) -> [DataFile] {
        let whole = listing.calendars.map { id in
            let view = frame.model.views[id]
            return DataFile(path: DataPath.calendar(view), origin: view.place) { reader in
                CalendarDocument(DataSource(frame, reader), view.title).bytes(
                    ViewRooms.days(of: id, frame, reader))
            }
        }
        guard let calendar = listing.calendar else { return whole }
        return whole
            + listing.dated.map { id in
                let kind = frame.model.kinds[reader.kind(of: id)]
                return DataFile(
                    path: DataPath.calendar(of: kind, slug: reader.slug(of: id)), origin: kind.place
                ) { reader in
                    CalendarDocument(DataSource(frame, reader), reader.title(id)).bytes(
                        DataListing(frame, reader).days(of: id, calendar))
                }
            }
    }
}

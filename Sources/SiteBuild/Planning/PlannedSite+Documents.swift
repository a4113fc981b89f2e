internal import ContentModel
internal import Diagnostics
internal import Documents
internal import Files
internal import KnowledgeBase
internal import Language
internal import Publishing
internal import Rendering

extension PlannedSite {
    /// What the settings ask for, for paper and walls: each of it another program makes.
    static func documents(_ parts: Parts) -> [SitePlan.Item] {
        let wanted = parts.frame.settings.documents
        guard !wanted.isEmpty else { return [] }
        let listing = DocumentListing(parts.frame, parts.reader())
        let renderer = PageRenderer(frame: parts.frame)
        let press = parts.press
        let pictures = parts.pictures
        return wanted.flatMap { documents in
            listing.documents(documents.sort).filter { document in
                // Both would stand at one path.
                if case .entry(let id) = document.page.subject, document.sort == .entry {
                    return !listing.hasReport(id)
                }
                return true
            }.flatMap { document in
                documents.forms.map { form in
                    SitePlan.Item(
                        path: document.path(form), origin: settings(parts),
                        producer: .converted(
                            input: {
                                renderer.render(
                                    document, for: form.isSlides ? .slides : .paper, reading: parts.reader(),
                                    pictures: pictures)
                            }, press, form))
                }
            }
        }
    }

    /// Sheets and reports as one file each, and the files of a meeting as one, where the settings give them.
    static func takeaways(_ parts: Parts) -> [SitePlan.Item] {
        guard parts.frame.givesTakeaways else { return [] }
        let listing = DocumentListing(parts.frame, parts.reader())
        let renderer = PageRenderer(frame: parts.frame)
        let reports = listing.documents(.report)
        let pages = (listing.documents(.sheet) + reports).map { document in
            SitePlan.Item(
                path: document.takeaway("html"), origin: settings(parts),
                producer: .checked { renderer.render(document, for: .takeaway, reading: parts.reader()) })
        }
        let archives = reports.compactMap { document -> SitePlan.Item? in
            guard case .entry(let id) = document.page.subject else { return nil }
            let files = listing.files(with: id).compactMap { path in parts.attachments.first { $0.path == path } }
            guard !files.isEmpty else { return nil }
            return SitePlan.Item(
                path: document.takeaway("zip"), origin: settings(parts),
                producer: .checked { archive(document, files, renderer, parts) })
        }
        return pages + archives
    }

    private static func archive(
        _ document: SiteDocument, _ files: [SiteSources.Attachment], _ renderer: PageRenderer, _ parts: Parts
    ) -> (bytes: [UInt8], problem: Diagnostic?) {
        let (page, problem) = renderer.render(document, for: .takeaway, reading: parts.reader())
        var held = [(path: String(document.takeaway("html").lastName), bytes: page)]
        do throws(FileError) {
            for file in files {
                // Two folders may each hold a file of one name.
                let name = String(path(of: file).lastName)
                let isTaken = held.contains { $0.path == name }
                held.append(
                    (
                        isTaken ? path(of: file).replacing("/", with: "-") : name,
                        try parts.surroundings.fileSystem.read(file.location)
                    ))
            }
        } catch { return ([], error.diagnostic) }
        return (SmallArchive.bytes(held, of: parts.orders.date), problem)
    }
}

extension PlannedSite.Parts {
    /// The press of this machine, with the look of the theme.
    var press: DocumentPress {
        let folder = "documents/"
        return DocumentPress(
            surroundings.machine,
            parts: frame.theme.documentParts.map { (String($0.name.dropFirst(folder.count)), $0.bytes) },
            language: frame.settings.language, day: orders.date)
    }
}

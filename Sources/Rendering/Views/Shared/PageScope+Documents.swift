internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// The documents that say what the page says, as files beside it.
extension PageScope {
    /// One file to take along, and one with all files that an entry shows, where the settings give them.
    func takeaways(of sort: DocumentSort, _ id: EntryID? = nil) -> [Download] {
        guard frame.givesTakeaways else { return [] }
        let stem = DataPath.takeaways + SiteDocument.stem(of: page)
        var downloads = [Download(self, stem + ".html", sort == .sheet ? .takeSheet : .takeReport, .file)]
        if let id, reader.hasFiles(with: id) { downloads.append(Download(self, stem + ".zip", .takeFiles, .file)) }
        return downloads
    }

    /// Those that other programs make with every build.
    func pressed(_ sort: DocumentSort, _ what: String) -> [Download] {
        guard frame.hasDocuments else { return [] }
        let forms = frame.settings.documents.filter { $0.sort == sort }.flatMap(\.forms)
        return forms.map { form in
            let text = strings.text(.documentForm, ["what": what, "form": form.rawValue.uppercased()])
            return Download(self, SiteDocument.path(of: page, sort, form), text: text, .file)
        }
    }
}

extension BaseReader {
    /// The files that an entry shows or that the entries it names show, as paths in the content folder,
    /// with the entry that shows each.
    func files(with id: EntryID) -> [(path: String, entry: EntryID)] {
        let named = model.kinds[kind(of: id)].fields.ids.flatMap { entry(id).targets($0) }
        var files: [(path: String, entry: EntryID)] = []
        for shown in [id] + named {
            let values = entry(shown).values
            for field in model.kinds[kind(of: shown)].fields.ids {
                for case .file(let file) in values[field]?.each ?? [] {
                    if !files.contains(where: { $0.path == file }) { files.append((file, shown)) }
                }
            }
        }
        return files
    }

    func hasFiles(with id: EntryID) -> Bool { !files(with: id).isEmpty }
}

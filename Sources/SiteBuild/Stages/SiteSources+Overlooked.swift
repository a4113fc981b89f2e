internal import ContentModel
internal import Diagnostics
internal import Files
internal import Language

extension SiteSources {
    /// Texts and tables, beside those of the kinds, in forms that are not read and that nothing shows: somebody may take
    /// them for entries.
    func overlooked(used: Set<String>) -> [Diagnostic] {
        let folders = KindFolders(model)
        let tables = Set(tables.map(\.path))
        return attachments.compactMap { file in
            guard !used.contains(file.path) else { return nil }
            let isAmongEntries = folders.kind(of: file.path) != nil
            guard isAmongEntries || !file.path.contains("/") else { return nil }
            guard let form = Self.form(of: file.path.lastName, isAmongEntries: isAmongEntries) else { return nil }
            return overlooked(file, form, tables)
        }
    }

    private func overlooked(_ file: Attachment, _ form: OverlookedForm, _ tables: Set<String>) -> Diagnostic {
        let stem = file.path.dropLast(file.path.lastName.ending.map { $0.utf8.count + 1 } ?? 0)
        let near = NearMiss.nearest(to: String(stem), among: model?.kinds.map(\.source.folder) ?? [])
        var form = form
        var suggestion: String?
        switch form {
        case .sheet:
            // Where no kind has a table of such a name, the sheet may be anything.
            if let near, !tables.contains(near + ".csv") { form = .sheet(near + ".csv") } else { form = .other }
        case .other where file.path.hasSuffix(".csv"): suggestion = near.map { $0 + ".csv" }
        case .other, .misnamed, .document: break
        }
        return Diagnostic(.site(.overlookedFile(form)), at: Place(file.location), suggestion: suggestion)
    }

    /// What a file's name says that it is; nil for what is attached to entries: pictures, films, forms.
    private static func form(of name: Substring, isAmongEntries: Bool) -> OverlookedForm? {
        guard let ending = name.ending?.lowercased() else {
            return isAmongEntries ? .misnamed(String(name) + ".md") : nil
        }
        let stem = String(name.dropLast(ending.utf8.count + 1))
        switch ending {
        case "md", "markdown", "mdown", "mdwn", "mkd", "mkdn", "mdx", "rmd", "qmd", "txt", "text":
            // What Windows makes of `x.md` when it hides endings: `x.md.txt`.
            return .misnamed(stem.hasSuffix(".md") ? stem : stem + ".md")
        case "doc", "docx", "docm", "dotx", "odt", "ott", "fodt", "rtf", "pages", "wpd": return .document(stem + ".md")
        case "xls", "xlsx", "xlsm", "xlsb", "ods", "fods", "numbers": return .sheet(stem + ".csv")
        case "csv", "tsv", "tab", "yaml", "yml", "json", "toml", "rst", "adoc", "asciidoc", "org", "tex", "wiki",
            "textile", "htm", "html", "xhtml", "mht", "epub", "md~":
            return .other
        default: return nil
        }
    }
}

extension Substring {
    /// What follows a name's last dot, of letters and digits only; nil for a name without: `Préfecture`, `M. Dupont`.
    fileprivate var ending: String? {
        guard let dot = lastIndex(of: "."), dot > startIndex else { return nil }
        let ending = self[index(after: dot)...]
        guard (1...10).contains(ending.utf8.count) else { return nil }
        return ending.utf8.allSatisfy { $0 | 0x20 &- 0x61 < 26 || $0 &- 0x30 < 10 } ? String(ending) : nil
    }
}

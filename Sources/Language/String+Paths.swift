extension String {
    /// Of a path with `/`: the last name, all of it when it has no folder; empty after a final `/`.
    public var lastName: Substring { self[lastNameStart...] }

    /// Of a path with `/`: what precedes the last name, with its final `/`; empty when there is no folder.
    public var folder: Substring { self[..<lastNameStart] }

    /// Of an entry's path: what names the entry, which is its file without `.md`, or the folder of which its file is the page.
    public var entryName: Substring {
        if isFolderPage, !folder.isEmpty { return String(folder.dropLast()).lastName }
        let name = lastName
        return name.utf8.suffix(3).elementsEqual(".md".utf8) ? name.dropLast(3) : name
    }

    /// Whether a path is that of a folder's own page: `index.md` or `README.md`, as other generators and forges have it.
    public var isFolderPage: Bool {
        guard let last = utf8.dropLast(3).last.map({ $0 | 0x20 }), last == 0x78 || last == 0x65 else { return false }
        return lastName == "index.md" || lastName.lowercased() == "readme.md"
    }

    private var lastNameStart: Index {
        utf8.lastIndex(of: UInt8(ascii: "/")).map(utf8.index(after:)) ?? startIndex
    }
}

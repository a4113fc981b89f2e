extension SiteProblem {
    var english: String {
        switch self {
        case .missing(let name): "“\(name)” not found"
        case .unreadable(let reason): "Cannot read: \(reason.english)"
        case .outsideContent(let target): "“\(target)” is outside the content folder"
        case .symbolicLink(let target): "Symbolic link to “\(target)”, missing or outside the content folder"
        case .pathTaken(let path): "Two items at the same address “\(path)”"
        case .badName(let name): "Name “\(name)” is not allowed: Windows could not open it"
        case .unclaimedFile: "File ignored: its folder belongs to no kind of the model"
        case .overlookedFile:
            "File not read: an entry is written in a “.md” file, a list in the “.csv” table of a kind"
        case .outputNotOurs(let path): "“\(path)” was not written by unisson: left untouched; choose another output"
        case .locked(let path): "Another build is writing to “\(path)”: wait until it ends"
        case .unwritable(let path, let reason): "Cannot write “\(path)”: \(reason.english)"
        case .themeCycle(let name): "Theme “\(name)” is its own parent"
        case .unknownEdition(let name, let known):
            "No edition “\(name)”; the model has: \(known.joined(separator: ", "))"
        }
    }
}

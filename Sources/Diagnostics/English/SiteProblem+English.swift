internal import Language

extension SiteProblem {
    var english: String {
        switch self {
        case .missing(let name): "“\(name)” not found"
        case .unreadable(let reason): "Cannot read: \(reason.english)"
        case .outsideContent(let target): "“\(target)” is outside the content folder"
        case .symbolicLink(let target): "Symbolic link to “\(target)”, missing or outside the content folder"
        case .pathTaken(let path): "Two items at the same address “\(path)”"
        case .converterMissing(let program, let package):
            "\(program) is missing on this machine, and this document needs it: install the package \(package)"
        case .converterFailed(let program, let said): "\(program) made nothing: \(said)"
        case .converterTooSlow(let program, let seconds): "\(program) ended after \(seconds) s, without a result"
        case .unknownDocument(let name):
            name.isEmpty
                ? "Name of the document missing" : "Document “\(name)” not found, or not the only one of that name"
        case .badName(let name): "Name “\(name)” is not allowed: Windows could not open it"
        case .unclaimedFile: "File ignored: its folder belongs to no kind of the model"
        case .unclaimedFolder(let files): "\(files) files ignored: this folder belongs to no kind of the model"
        case .renamedSource(let name, let kind, true):
            "This folder belongs to no kind, and “\(name)”, that of “\(kind)”, is missing: rename it to “\(name)”, "
                + "or write its name in model.yaml"
        case .renamedSource(let name, let kind, false):
            "This table belongs to no kind, and “\(name)”, that of “\(kind)”, is missing: rename it to “\(name)”, "
                + "or write its name in model.yaml"
        case .overlookedFile(.misnamed(let name)):
            "File not read: an entry is written in a “.md” file; rename it to “\(name)”"
        case .overlookedFile(.document(let name)):
            "Document not read: open it in LibreOffice and copy its text into an entry “\(name)”; "
                + "to attach it as it is, link to it from an entry"
        case .overlookedFile(.sheet(let name)):
            "Spreadsheet not read: save it from the spreadsheet program as “CSV UTF-8”, under the name “\(name)”"
        case .overlookedFile(.other):
            "File not read: an entry is written in a “.md” file, a list in the “.csv” table of a kind"
        case .folderPage(let name):
            "File not published: “\(name)” would be the page of its folder, which the list of entries fills already; "
                + "give it the name of an entry"
        case .conflictCopy:
            "Copy left by the synchronisation, not read: take over into the entry what it lacks, then delete the copy"
        case .invisibleInName(let name): "Invisible character in the name “\(name)”: rename the file"
        case .activeFile(let content): "Attached file refused: \(content.english)"
        case .unlistedFileType(let ending):
            ending.isEmpty
                ? "Attached file without extension: give it that of its type (.pdf, .odt, .csv…)"
                : "“.\(ending)” file refused: this type is not known to be harmless; attach it as PDF or in a .zip archive"
        case .attachmentTooLarge(let bytes, let limit):
            "Attached file of \(megabytes(bytes)) MB, where \(megabytes(limit)) MB are allowed: make it lighter, "
                + "or change “attachment size” in site.yaml"
        case .writtenAmongSources(let path, let folder):
            "“\(path)” is in “\(folder)”, which would be damaged: choose another place"
        case .outputNotOurs(let path): "“\(path)” was not written by unisson: left untouched; choose another output"
        case .locked(let path): "Another build is writing to “\(path)”: wait until it ends"
        case .unwritable(let path, let reason): "Cannot write “\(path)”: \(reason.english)"
        case .mayNotLast(let reason):
            "The site is published, but the disk does not promise that it survives a power cut: \(reason.english)"
        case .themeCycle(let name): "Theme “\(name)” is its own parent"
        case .unknownEdition(let name, let known):
            "No edition “\(name)”; the model has: \(known.joined(separator: ", "))"
        case .leak(let word):
            "“\(word)” stands only in texts that this edition must not see: nothing was published. Look where it comes from (template, theme, page); if everyone may read it, write it in a text that this edition sees too"
        case .heldBack(let title, let since?, let isOwnFault):
            isOwnFault
                ? "Update pending: “\(title)” keeps its published version (site of \(SiteLanguage.english.format(since))) until its errors are mended"
                : "Update pending: “\(title)” keeps its published version (site of \(SiteLanguage.english.format(since))), for the new one needs entries that wait"
        case .heldBack(let title, nil, let isOwnFault):
            isOwnFault
                ? "Update pending: “\(title)” is not published yet, until its errors are mended"
                : "Update pending: “\(title)” is not published yet, for it needs entries that wait"
        case .notPreviewed(let title, let isAbsent, let isOwnFault):
            "“\(title)” \(isAbsent ? "is not in the preview" : "stays as it was in the preview") until \(isOwnFault ? "its errors" : "errors of entries that it needs") are mended"
        case .cannotWait(let reason): "Nothing was published despite --quarantine: \(reason.english)"
        }
    }
}

extension ActiveContent {
    fileprivate var english: String {
        switch self {
        case .page: "an HTML page can run code; attach it as PDF"
        case .program(let ending): "a “.\(ending)” file can run code; attach a PDF, or remove the link"
        case .element(let name): "the element “\(name)” can run code; \(Self.simpleEnglish)"
        case .handler(let name): "the attribute “\(name)” can run code; \(Self.simpleEnglish)"
        case .address(let text): "the address “\(text)” leads out of the file; \(Self.simpleEnglish)"
        case .styleSheet: "its style sheet is outside the file; \(Self.simpleEnglish)"
        case .entities: "its DOCTYPE declaration can hide code; \(Self.simpleEnglish)"
        case .encoding: "it is not in UTF-8 and cannot be checked; save it in UTF-8"
        }
    }

    private static let simpleEnglish = "save it as “plain SVG”, PNG or PDF"
}

extension HoldRefusal {
    fileprivate var english: String {
        switch self {
        case .forbidden: "such an error (marking, single voice, restriction, visa) cannot wait; mend it first"
        case .noEntry: "the error is in no entry (model, settings, theme or attached file); mend it first"
        case .nothingKnown:
            "the published version of the entries is not known; mend the errors once, later ones will be able to wait"
        case .takesBack:
            "this entry also changes who may read it, until when, or its visa; its former version cannot stay, mend the error"
        case .unreadable: "this file cannot be read, it may restrict or withdraw something; mend it first"
        case .namelessRow:
            "this row has no identifier and a former row is gone; nobody knows whether it was taken out; mend the identifier"
        case .stillWrong:
            "the former version does not hold either, what it needs is gone; mend the error, or take out what refers to it too"
        }
    }
}

public import ContentModel
internal import Diagnostics
internal import Digests
public import Files
public import Language
public import Publishing

/// Makes documents of HTML, by the programs of this machine: WeasyPrint for paper, pandoc for word processors and slides,
/// LibreOffice for the slides of its own form.
public struct DocumentPress: Sendable {
    /// What the press must ask the machine.
    public struct Machine: Sendable {
        /// A program by name, with these variables of its environment besides the usual ones; nil where there is none.
        public var program: @Sendable (_ name: String, _ environment: [String]) -> Program?
        /// What runs a program that is a text in Python, and where that text stands; nil where it is none.
        public var script: @Sendable (_ name: String, _ environment: [String]) -> (python: Program, path: String)?
        /// A new folder that nobody else can open; nil where none can be made.
        public var workFolder: @Sendable () -> String?
        /// All reading and writing goes through it.
        public var fileSystem: FileSystem
        /// In seconds: a program that takes longer is ended.
        public var timeLimit: Int

        /// Joins the answers.
        public init(
            program: @escaping @Sendable (String, [String]) -> Program?,
            script: @escaping @Sendable (String, [String]) -> (python: Program, path: String)? = { _, _ in nil },
            workFolder: @escaping @Sendable () -> String?,
            fileSystem: FileSystem = .disk, timeLimit: Int = 60
        ) {
            (self.program, self.script, self.workFolder) = (program, script, workFolder)
            (self.fileSystem, self.timeLimit) = (fileSystem, timeLimit)
        }

        /// A machine without converters.
        public static let bare = Machine(program: { _, _ in nil }, workFolder: { nil })
    }

    let machine: Machine
    private let parts: [(path: String, bytes: [UInt8])]
    let language: SiteLanguage
    private let day: CalendarDate

    /// - Parameters:
    ///   - parts: what the theme says of the look of word processors and slides, by path: `odt/styles.xml`.
    ///   - day: as of which documents are: what they say of when they were made.
    public init(
        _ machine: Machine, parts: [(path: String, bytes: [UInt8])], language: SiteLanguage, day: CalendarDate
    ) {
        (self.machine, self.parts, self.language, self.day) = (machine, parts, language, day)
    }

    /// Of all that decides what the document will be: the same digest, the same document.
    public func digest(of html: [UInt8], as form: DocumentForm) -> String {
        var input: [UInt8] = Array("unisson document 5 \(form.rawValue) \(day) \(language.rawValue)\n".utf8)
        for part in reference(form, of: html) { input += Array("\(part.path) \(part.bytes.count)\n".utf8) + part.bytes }
        return SHA256.digest(of: input + html).hexadecimal
    }

    /// Makes a document.
    /// - Parameter html: that refers to nothing beside it.
    public func make(_ html: [UInt8], as form: DocumentForm) throws(ConverterFailure) -> [UInt8] {
        if form == .pdf { return try print(PaperSheet(html)) }
        guard let work = machine.workFolder() else {
            throw .file(FileError(.write, "TMPDIR", .other("mkdtemp")))
        }
        defer { try? machine.fileSystem.remove(work) }
        switch form {
        case .pdf, .odt, .docx, .pptx:
            let (path, alternatives) = try pandoc(html, as: form, in: work)
            var file = try office(path, by: "pandoc")
            if form == .odt {
                file.describePictures(alternatives)
                file.dressCells()
            }
            return file.bytes(of: day)
        case .odp:
            var file = try office(slides(pandoc(html, as: .pptx, in: work).path, in: work), by: "LibreOffice")
            file.nameFonts()
            return file.bytes(of: day)
        }
    }

    // MARK: Programs

    /// What converters write of the moment is the day of what they say.
    var moment: String { "SOURCE_DATE_EPOCH=\(day.dayNumber * 86_400)" }

    private func converter(_ name: String, _ program: String, package: String) -> Converter {
        Converter(name, package: package, machine.program(program, [moment]), timeLimit: machine.timeLimit)
    }

    static let printerArguments = ["--encoding", "utf-8", "--quiet"]
    /// Tagged (PDF/UA): WeasyPrint 57 and later.
    static let taggedArguments = ["--pdf-variant", "pdf/ua-1"]

    static func isPDF(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "%PDF-".utf8) }

    /// Prints one document, tagged where the version knows how.
    func print(_ sheet: PaperSheet) throws(ConverterFailure) -> [UInt8] {
        let printer = converter("WeasyPrint", "weasyprint", package: "weasyprint")
        var result: Program.Result
        do throws(ConverterFailure) {
            result = try printer.run(Self.printerArguments + Self.taggedArguments + ["-", "-"], sheet.html)
        } catch {
            guard case .failed(_, let said) = error, said.contains("--pdf-variant") else { throw error }
            result = try printer.run(Self.printerArguments + ["-", "-"], sheet.html)
        }
        guard Self.isPDF(result.output) else {
            throw .failed(program: printer.name, said: String(decoding: result.errors.prefix(400), as: UTF8.self))
        }
        return sheet.completed(result.output)
    }

    /// - Returns: where the document stands, and what its pictures say, in their order.
    private func pandoc(
        _ html: [UInt8], as form: DocumentForm, in work: String
    ) throws(ConverterFailure) -> (path: String, alternatives: [String]) {
        let pandoc = converter("pandoc", "pandoc", package: "pandoc")
        let (source, alternatives) = try input(html, for: form, in: work)
        var arguments = Converter.heapLimit + ["--from", "html", "--to", form.rawValue, "--resource-path", work]
        arguments += ["--metadata", "lang=" + language.locale]
        let look = reference(form, of: html)
        if !look.isEmpty {
            let file = work + "/reference." + form.rawValue
            try write(
                SmallArchive.bytes(
                    look.map { (String($0.path.dropFirst(form.rawValue.count + 1)), $0.bytes) }, of: day), to: file)
            arguments += ["--reference-doc", file]
        }
        // The title stands before the text: headings below it are the first.
        arguments += form.isSlides ? ["--slide-level", "2"] : ["--shift-heading-level-by", "-1"]
        let result = work + "/document." + form.rawValue
        try pandoc.run(arguments + ["--output", result, source])
        return (result, alternatives)
    }

    private func slides(_ source: String, in work: String) throws(ConverterFailure) -> String {
        let office = converter("LibreOffice", "soffice", package: "libreoffice-impress")
        let profile: String
        do throws(FileError) {
            profile = try OfficeProfile.make(in: work, for: language, with: machine.fileSystem)
        } catch { throw .file(error) }
        try office.run([profile, "--headless", "--convert-to", "odp", "--outdir", work, source])
        return work + "/document.odp"
    }

    // MARK: Files

    /// The text as pandoc is given it: its title is metadata, and pictures are files.
    private func input(
        _ html: [UInt8], for form: DocumentForm, in work: String
    ) throws(ConverterFailure) -> (path: String, alternatives: [String]) {
        var text = PressText(html)
        if !form.isSlides {
            text.removeHead()
            text.partStamp()
        }
        text.flattenRowHeads()
        text.joinParagraphs()
        text.fillEmptyCells()
        if !form.isSlides { text.shareColumns() }
        let pictures = text.takePictures(isBounded: !form.isSlides)
        for picture in pictures {
            var bytes = picture.bytes
            if picture.isDrawing {
                let painter = converter("rsvg-convert", "rsvg-convert", package: "librsvg2-bin")
                bytes = try painter.run(["--format", "png", "--width", "1920", "--keep-aspect-ratio"], bytes).output
            }
            try write(bytes, to: work + "/" + picture.name)
        }
        let source = work + "/document.html"
        try write(text.bytes, to: source)
        return (source, pictures.map(\.alt))
    }

    /// The files of the document from which pandoc takes the look; for one that lies, with those that say how.
    private func reference(_ form: DocumentForm, of html: [UInt8]) -> [(path: String, bytes: [UInt8])] {
        let folder = (form == .odp ? .pptx : form).rawValue + "/"
        let lies = PressText.find("<body class=\"couche\"", in: html, from: 0) != nil
        let lying = form.rawValue + "-couche/"
        let own = parts.filter { $0.path.hasPrefix(folder) }.map { part in
            let name = part.path.dropFirst(folder.count)
            let other = lies ? parts.first { $0.path == lying + name } : nil
            return (path: part.path, bytes: other?.bytes ?? part.bytes)
        }
        // The type of an OpenDocument file is its first, and kept as it is.
        return own.filter { $0.path == "odt/mimetype" } + own.filter { $0.path != "odt/mimetype" }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(ConverterFailure) {
        do throws(FileError) { try machine.fileSystem.create(path, bytes) } catch { throw .file(error) }
    }

    private func office(_ path: String, by program: String) throws(ConverterFailure) -> OfficeFile {
        guard let file = OfficeFile(try read(path, by: program)) else {
            throw .failed(program: program, said: path.lastName.description)
        }
        return file
    }

    private func read(_ path: String, by program: String) throws(ConverterFailure) -> [UInt8] {
        do throws(FileError) { return try machine.fileSystem.read(path) } catch {
            // It said that all went well, and left nothing.
            if error.reason == .notFound { throw .failed(program: program, said: path.lastName.description) }
            throw .file(error)
        }
    }
}

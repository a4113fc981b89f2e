internal import Authoring
package import Diagnostics
internal import Files
internal import FoundationEssentials
internal import Language
package import SiteBuild

/// A language server (LSP 3.17) for the texts of a content folder: what `build` says of them as they are written, what may stand
/// where one writes, what a reference leads to, and new names for entries.
///
/// Nothing of the content is written: a new name is given as changes that the editor makes.
package actor LanguageServer {
    /// What a server works with.
    package struct Setting: Sendable {
        /// As for a site that is served: a content folder, which may be relative, and an output of the server's own.
        package var options: SiteBuild.Options
        /// The real disk: open texts are laid over it.
        package var surroundings: SiteBuild.Surroundings
        /// Of messages.
        package var language: MessageLanguage
        /// The program's.
        package var version: String
        /// The absolute path of the folder that the command was started in.
        package var folder: String
        /// Makes an empty folder that nobody else can open; nil where none can be made.
        package var workFolder: @Sendable () -> String?

        /// Joins the parts.
        package init(
            options: SiteBuild.Options, surroundings: SiteBuild.Surroundings, language: MessageLanguage,
            version: String,
            folder: String, workFolder: @escaping @Sendable () -> String?
        ) {
            (self.options, self.surroundings, self.language) = (options, surroundings, language)
            (self.version, self.folder, self.workFolder) = (version, folder, workFolder)
        }
    }

    /// How far a client has come.
    private enum Phase { case new, ready, shutDown, over }

    let setting: Setting
    private let send: @Sendable ([UInt8]) -> Void
    private var phase = Phase.new
    /// The folder from which relative paths lead: the editor's, where the content is there.
    private(set) var root: String
    var open = OpenDocuments()
    /// As the client writes addresses, by absolute path.
    var addresses: [String: String] = [:]
    var canRenameFiles = false

    /// Grows whenever a text changes.
    private(set) var generation = 1
    private var looked = 0
    private var isLooking = false
    private var waiting: Task<Void, any Error>?
    private var following: Task<Void, Never>?
    var former: ParsedFiles?
    var hasSite = false
    /// By address: what was told last.
    var told: [String: ServerMessages.Remarks] = [:]
    var known: (generation: Int, lookup: EntryLookup)?

    /// - Parameter send: sends a message with its head to the client.
    package init(_ setting: Setting, send: @escaping @Sendable ([UInt8]) -> Void) {
        (self.setting, self.send) = (setting, send)
        root = setting.folder
    }

    /// The exit status: nil as long as the client has not taken leave; 0 when it did so as it should.
    package private(set) var status: Int32?

    // MARK: Messages

    /// Takes one message, and answers it.
    func take(_ frame: MessageFrames.Frame) async {
        guard phase != .over else { return }
        switch frame {
        case .fault(let text): send(RPCRefusal(id: nil, error: .unreadable(text)))
        case .message(let bytes):
            let data = Data(bytes)
            guard let message = try? JSONDecoder().decode(RPCMessage.self, from: data) else {
                return send(RPCRefusal(id: nil, error: .unreadable("no message of JSON-RPC")))
            }
            // Without a method, an answer to a request of ours: there was none.
            guard let method = message.method else { return }
            guard let id = message.id else { return await takeNotification(method, data) }
            do throws(RPCFailure) {
                try await answer(id, method, data)
            } catch {
                send(RPCRefusal(id: id, error: error))
            }
        }
    }

    private func answer(_ id: RPCIdentifier, _ method: String, _ data: Data) async throws(RPCFailure) {
        switch phase {
        case .new where method != "initialize": throw .notReady
        case .shutDown, .over: throw .shutDown
        case .new, .ready: break
        }
        switch method {
        case "initialize":
            begin(try parameters(data, method))
            send(RPCAnswer(id: id, result: ServerMessages.Initialized(serverInfo: .init(version: setting.version))))
        case "shutdown":
            phase = .shutDown
            waiting?.cancel()
            send(RPCAnswer<Bool>(id: id, result: nil))
        case "textDocument/completion":
            send(RPCAnswer(id: id, result: await completions(try parameters(data, method))))
        case "textDocument/hover": send(RPCAnswer(id: id, result: await hover(try parameters(data, method))))
        case "textDocument/definition":
            send(RPCAnswer(id: id, result: await definition(try parameters(data, method))))
        case "textDocument/prepareRename":
            send(RPCAnswer(id: id, result: try await renamable(try parameters(data, method))))
        case "textDocument/rename": send(RPCAnswer(id: id, result: try await rename(try parameters(data, method))))
        default: throw .unknown(method)
        }
    }

    private func takeNotification(_ method: String, _ data: Data) async {
        if method == "exit" {
            status = phase == .shutDown ? 0 : 1
            phase = .over
            return
        }
        guard phase == .ready else { return }
        switch method {
        case "initialized":
            follow()
            change()
        case "textDocument/didOpen":
            guard let opened: ClientMessages.Open = try? parameters(data, method) else { return }
            let document = opened.textDocument
            set(document.uri, OpenDocuments.Document(text: document.text, version: document.version))
        case "textDocument/didChange":
            guard let changed: ClientMessages.Change = try? parameters(data, method),
                let text = changed.contentChanges.last?.text
            else { return }
            let document = changed.textDocument
            set(document.uri, OpenDocuments.Document(text: text, version: document.version))
        case "textDocument/didClose":
            guard let closed: ClientMessages.Named = try? parameters(data, method) else { return }
            set(closed.textDocument.uri, nil)
        case "textDocument/didSave", "workspace/didChangeWatchedFiles": change()
        default: break
        }
    }

    private func parameters<P: Decodable>(_ data: Data, _ method: String) throws(RPCFailure) -> P {
        do { return try JSONDecoder().decode(RPCParameters<P>.self, from: data).params } catch {
            throw .badParameters(of: method)
        }
    }

    func send(_ message: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        guard let data = try? encoder.encode(message) else { return }
        send(MessageFrames.framed(Array(data)))
    }

    // MARK: The session

    private func begin(_ said: ClientMessages.Initialize) {
        phase = .ready
        let edit = said.capabilities?.workspace?.workspaceEdit
        canRenameFiles = edit?.documentChanges == true && edit?.resourceOperations?.contains("rename") == true
        // Editors start servers anywhere: the folder that is open there counts, where the content is in it.
        let folders = (said.workspaceFolders?.map(\.uri) ?? []) + [said.rootUri].compactMap(\.self)
        let paths = folders.compactMap(FileURI.path)
        root = paths.first { hasContent(in: $0) } ?? setting.folder
    }

    /// Looks at the content whenever something else changes it.
    private func follow() {
        following?.cancel()
        let (options, surroundings) = build()
        let folders = SiteBuild(options, in: surroundings).watchedFolders
        let disk = setting.surroundings.fileSystem
        following = Task {
            for await _ in FolderWatch(folders, with: disk).changes() { change() }
        }
    }

    /// Ends what runs beside.
    func stop() {
        phase = .over
        waiting?.cancel()
        following?.cancel()
    }

    private func hasContent(in folder: String) -> Bool {
        let path = ContentTree.join(folder, setting.options.content)
        return ((try? setting.surroundings.fileSystem.status(path)) ?? nil)?.kind == .folder
    }

    private func set(_ uri: String, _ document: OpenDocuments.Document?) {
        guard let path = FileURI.path(uri) else { return }
        open.documents[path] = document
        addresses[path] = document == nil ? nil : uri
        change()
    }

    /// Looks at the content anew, soon: several changes at once are one.
    package func change() {
        guard phase == .ready else { return }
        generation += 1
        waiting?.cancel()
        waiting = Task {
            try await Task.sleep(for: .milliseconds(15))
            await look()
        }
    }

    private func look() async {
        guard !isLooking else { return }
        isLooking = true
        // An editor may open folders that hold no base: of these nothing is said.
        while looked != generation, phase == .ready, hasContent(in: root) {
            looked = generation
            await tell()
        }
        isLooking = false
    }

    // MARK: Places

    /// A path as messages have it, made absolute.
    nonisolated static func absolute(_ path: String, from root: String) -> String {
        path.hasPrefix("/") ? path : ContentTree.join(root, path)
    }

    /// The content folder, as messages have it.
    var content: String {
        root == setting.folder ? setting.options.content : Self.absolute(setting.options.content, from: root)
    }

    /// The path from the content folder of an absolute path; nil for what is not in it.
    func path(inContent path: String) -> String? {
        let folder = Self.absolute(content, from: root)
        return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : nil
    }

    /// A build of the content with the open texts in it.
    func build() -> (options: SiteBuild.Options, surroundings: SiteBuild.Surroundings) {
        var (options, surroundings) = (setting.options, setting.surroundings)
        options.content = content
        if let theme = options.theme, root != setting.folder {
            options.theme = Self.absolute(theme, from: setting.folder)
        }
        options.remembersFiles = true
        options.former = former
        options.isHasty = hasSite
        let folder = root
        surroundings.fileSystem = open.standing(on: surroundings.fileSystem) { Self.absolute($0, from: folder) }
        return (options, surroundings)
    }
}

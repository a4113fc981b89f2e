/// The parameters of what a client says, as far as they are read here. Names are the protocol's.
enum ClientMessages {
    struct Initialize: Decodable {
        struct Folder: Decodable { var uri: String }
        struct Capabilities: Decodable {
            struct Workspace: Decodable {
                struct Edit: Decodable {
                    var documentChanges: Bool?
                    var resourceOperations: [String]?
                }
                var workspaceEdit: Edit?
            }
            var workspace: Workspace?
        }
        var rootUri: String?
        var workspaceFolders: [Folder]?
        var capabilities: Capabilities?
    }

    struct Open: Decodable {
        struct Document: Decodable {
            var uri: String
            var version: Int?
            var text: String
        }
        var textDocument: Document
    }

    struct Change: Decodable {
        struct Document: Decodable {
            var uri: String
            var version: Int?
        }
        /// The whole text: nothing else was offered.
        struct Text: Decodable { var text: String }
        var textDocument: Document
        var contentChanges: [Text]
    }

    /// Of `didSave` and `didClose`.
    struct Named: Decodable { var textDocument: NamedFile }

    struct Rename: Decodable {
        var textDocument: NamedFile
        var position: TextPosition
        var newName: String
    }
}

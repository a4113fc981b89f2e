/// What is answered and told. Names are the protocol's.
enum ServerMessages {
    struct Initialized: Encodable {
        struct Info: Encodable {
            let name = "unisson"
            var version: String
        }
        struct Sync: Encodable {
            let openClose = true
            /// The whole text at each change.
            let change = 1
            let save = true
        }
        struct Completion: Encodable { let triggerCharacters = ["[", ":", " ", ",", "|"] }
        struct Rename: Encodable { let prepareProvider = true }
        struct Capabilities: Encodable {
            let positionEncoding = "utf-16"
            let textDocumentSync = Sync()
            let completionProvider = Completion()
            let hoverProvider = true
            let definitionProvider = true
            let renameProvider = Rename()
        }
        let capabilities = Capabilities()
        var serverInfo: Info
    }

    struct Remark: Encodable, Hashable {
        struct Related: Encodable, Hashable {
            var location: FileRange
            var message: String
        }
        var range: TextRange
        /// 1 for an error, 2 for a warning.
        var severity: Int
        var code: String
        var source = "unisson"
        var message: String
        var relatedInformation: [Related]
    }

    struct Remarks: Encodable, Hashable {
        var uri: String
        var version: Int?
        var diagnostics: [Remark]
    }

    struct Edit: Encodable, Hashable {
        var range: TextRange
        var newText: String
    }

    struct Completions: Encodable {
        struct Item: Encodable {
            var label: String
            /// `CompletionItemKind`: 5 field, 12 value, 18 reference.
            var kind: Int
            var detail: String?
            var documentation: String?
            var sortText: String?
            var filterText: String?
            var textEdit: Edit
        }
        var isIncomplete = false
        var items: [Item] = []
    }

    struct Hover: Encodable {
        struct Content: Encodable {
            let kind = "plaintext"
            var value: String
        }
        var contents: Content
        var range: TextRange
    }

    struct Renamable: Encodable {
        var range: TextRange
        var placeholder: String
    }

    /// Changes of files, in the order in which they are made.
    struct WorkspaceEdit: Encodable {
        enum Change: Encodable {
            case edit(uri: String, version: Int?, [Edit])
            case rename(from: String, to: String)

            private enum EditKeys: CodingKey { case textDocument, edits }
            private enum DocumentKeys: CodingKey { case uri, version }
            private enum RenameKeys: CodingKey { case kind, oldUri, newUri }

            func encode(to encoder: any Encoder) throws {
                switch self {
                case .edit(let uri, let version, let edits):
                    var container = encoder.container(keyedBy: EditKeys.self)
                    var document = container.nestedContainer(keyedBy: DocumentKeys.self, forKey: .textDocument)
                    try document.encode(uri, forKey: .uri)
                    try document.encode(version, forKey: .version)
                    try container.encode(edits, forKey: .edits)
                case .rename(let from, let to):
                    var container = encoder.container(keyedBy: RenameKeys.self)
                    try container.encode("rename", forKey: .kind)
                    try container.encode(from, forKey: .oldUri)
                    try container.encode(to, forKey: .newUri)
                }
            }
        }
        var documentChanges: [Change]
    }
}

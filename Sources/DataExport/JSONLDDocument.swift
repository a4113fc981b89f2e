internal import Language

/// Statements as JSON-LD 1.1 (W3C, 2020), with the context from the model.
struct JSONLDDocument {
    private var json = JSONBytes(reserving: DataFile.piece + DataFile.piece / 4)

    /// Begins with the context.
    init(_ source: RDFSource) {
        json.open(.object)
        json.member("@context") { json in
            json.object { json in
                for (prefix, namespace) in source.prefixes { json.member(prefix) { $0.text(namespace) } }
                json.member("@language") { $0.text(source.source.language.rawValue) }
            }
        }
        json.begin("@graph")
        json.open(.array)
    }

    /// - Parameter take: given a piece of the document when one is full.
    mutating func add(_ subject: RDFSource.Subject, _ take: ([UInt8]) -> Void) {
        json.element { json in
            json.object { json in
                json.member("@id") { $0.text(subject.name) }
                Self.add(subject.statements, &json)
            }
        }
        if json.bytes.count >= DataFile.piece { json.pass(take) }
    }

    /// Gives the rest, after all subjects.
    mutating func finish(_ take: ([UInt8]) -> Void) {
        json.close(.array)
        json.close(.object)
        json.endLine()
        json.pass(take)
    }

    /// Statements of one property stand side by side: a key stands once in an object.
    private static func add(_ statements: [RDFSource.Statement], _ json: inout JSONBytes) {
        var start = 0
        var written: Set<String> = []
        while start < statements.count {
            let property = statements[start].property
            defer { start += 1 }
            guard written.insert(property).inserted else { continue }
            let objects = statements[start...].filter { $0.property == property }.map(\.object)
            json.member(property == RDFSource.type ? "@type" : property) { json in
                json.array { json in
                    for object in objects { json.element { add(object, isType: property == RDFSource.type, &$0) } }
                }
            }
        }
    }

    private static func add(_ object: RDFSource.Object, isType: Bool, _ json: inout JSONBytes) {
        switch object {
        case .name(let name) where isType: json.text(name)
        case .name(let name), .address(let name): json.object { $0.member("@id") { $0.text(name) } }
        case .text(let text): json.text(text)
        // Without a language, which the context gives to plain texts.
        case .typed(let text, "string"): json.object { $0.member("@value") { $0.text(text) } }
        case .typed(let text, let type):
            json.object {
                $0.member("@value") { $0.text(text) }
                $0.member("@type") { $0.text("xsd:" + type) }
            }
        case .node(let statements): json.object { add(statements, &$0) }
        }
    }
}

internal import Language

/// Statements as Turtle (RDF 1.1 Turtle, W3C, 2014), a subject a block.
struct TurtleDocument {
    private let language: String
    private var bytes: [UInt8] = []

    /// Begins with the prefixes.
    init(_ source: RDFSource) {
        language = source.source.language.rawValue
        bytes.reserveCapacity(DataFile.piece + DataFile.piece / 4)
        for (prefix, namespace) in source.prefixes { bytes += "@prefix \(prefix): <\(namespace)> .\n".utf8 }
    }

    /// - Parameter take: given a piece of the document when one is full.
    mutating func add(_ subject: RDFSource.Subject, _ take: ([UInt8]) -> Void) {
        bytes += "\n".utf8
        Self.add(address: subject.name, &bytes)
        Self.add(subject.statements, language, &bytes)
        bytes += " .\n".utf8
        if bytes.count >= DataFile.piece { finish(take) }
    }

    /// Gives the rest, after all subjects.
    mutating func finish(_ take: ([UInt8]) -> Void) {
        take(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private static func add(_ statements: [RDFSource.Statement], _ language: String, _ bytes: inout [UInt8]) {
        for (number, statement) in statements.enumerated() {
            bytes += (number == 0 ? " " : " ;\n  ").utf8
            bytes += (statement.property == RDFSource.type ? "a" : statement.property).utf8
            bytes.append(0x20)
            add(statement.object, language, &bytes)
        }
    }

    private static func add(_ object: RDFSource.Object, _ language: String, _ bytes: inout [UInt8]) {
        switch object {
        case .name(let name): bytes += name.utf8
        case .address(let address): add(address: address, &bytes)
        case .text(let text):
            add(text: text, &bytes)
            bytes += "@\(language)".utf8
        case .typed(let text, "string"): add(text: text, &bytes)
        case .typed(let text, let type):
            add(text: text, &bytes)
            bytes += "^^xsd:\(type)".utf8
        case .node(let statements):
            bytes += "[".utf8
            add(statements, language, &bytes)
            bytes += " ]".utf8
        }
    }

    /// IRIREF: what cannot stand in it is percent-encoded.
    private static func add(address: String, _ bytes: inout [UInt8]) {
        bytes.append(0x3C)
        if address.utf8.allSatisfy(canStandInAddress) {
            bytes += address.utf8
        } else {
            for byte in address.utf8 {
                if canStandInAddress(byte) {
                    bytes.append(byte)
                } else {
                    bytes.append(0x25)
                    bytes += (byte < 16 ? "0" : "").utf8
                    bytes += String(byte, radix: 16, uppercase: true).utf8
                }
            }
        }
        bytes.append(0x3E)
    }

    private static func canStandInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x3C, 0x3E, 0x22, 0x7B, 0x7D, 0x7C, 0x5E, 0x60, 0x5C: false
        default: true
        }
    }

    /// STRING_LITERAL_QUOTE.
    private static func add(text: String, _ bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}

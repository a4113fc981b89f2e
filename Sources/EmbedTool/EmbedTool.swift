import Foundation

/// `EmbedTool search SWIFTC WORK-FOLDER OUTPUT SOURCE…` and `EmbedTool pack OUTPUT (NAME FOLDER)…`: write a Swift file that holds
/// bytes in base64.
@main
struct EmbedTool {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch arguments.first {
            case "search" where arguments.count > 4:
                try SearchCompilation.embed(
                    swiftc: arguments[1], work: URL(fileURLWithPath: arguments[2]),
                    output: URL(fileURLWithPath: arguments[3]), sources: Array(arguments[4...]))
            case "pack" where arguments.count > 3 && arguments.count % 2 == 0:
                let sources = stride(from: 2, to: arguments.count, by: 2).map {
                    (name: arguments[$0], source: URL(fileURLWithPath: arguments[$0 + 1]))
                }
                try FilePack.embed(sources, output: URL(fileURLWithPath: arguments[1]))
            default: throw Failure(text: "usage: EmbedTool search … | pack …", status: 64)
            }
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit((error as? Failure)?.status ?? 1)
        }
    }

    /// Writes `extension TYPE { static let base64 }`.
    static func write(_ bytes: Data, to output: URL, as type: String, from origin: String) throws {
        let text = """
            // Made by EmbedTool from \(origin).
            extension \(type) {
                static let base64: StaticString = "\(bytes.base64EncodedString())"
            }

            """
        try Data(text.utf8).write(to: output)
    }

    struct Failure: Error, CustomStringConvertible {
        var text: String
        var status: Int32
        var description: String { text }
    }
}

import Diagnostics
import Foundation
import Templates
import Testing

/// The published tests of the Mustache specification (<https://github.com/mustache/spec>), when they stand in
/// `../shared/mustache-spec` beside the package.
struct SpecificationTests {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        var name: String
        var data: JSON
        var template: String
        var partials: [String: String]?
        var expected: String
        var testDescription: String { name }
    }

    @Test(.enabled(if: !cases.isEmpty, "mustache-spec is not beside the package"), arguments: cases)
    func `what the specification asks for is rendered`(file: String, test: Case) {
        let set = TemplateSet(page: test.template, test.partials ?? [:])
        var buffer: [UInt8] = []
        let diagnostic = set.render("page", [test.data.value], into: &buffer)
        #expect(String(decoding: buffer, as: UTF8.self) == test.expected, "\(file): \(test.name)")
        #expect(diagnostic == nil)
        #expect(!set.diagnostics.containsErrors)
    }

    static let cases: [(String, Case)] = {
        struct File: Decodable { var tests: [Case] }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let names = [
            "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~dynamic-names",
            "~inheritance",
        ]
        return names.flatMap { name -> [(String, Case)] in
            let file = package.appending(path: "../shared/mustache-spec/\(name).json").standardizedFileURL
            guard let data = try? Data(contentsOf: file) else { return [] }
            do {
                return try JSONDecoder().decode(File.self, from: data).tests.map { (name, $0) }
            } catch {
                Issue.record(error, "\(file.path) cannot be read")
                return []
            }
        }
    }()
}

enum JSON: Decodable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    var value: TemplateValue {
        switch self {
        case .null: .empty
        case .flag(let flag): .flag(flag)
        case .number(let number): Int(exactly: number).map { .number($0) } ?? .text("\(number)")
        case .text(let text): .text(text)
        case .list(let list): .list(list.map(\.value))
        case .object(let members): .object(Values(members.mapValues(\.value)))
        }
    }
}

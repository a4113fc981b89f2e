import Diagnostics
import Templates

/// A context made of a dictionary: unknown keys are absent.
struct Values: TemplateContext, ExpressibleByDictionaryLiteral {
    var values: [String: TemplateValue]

    init(_ values: [String: TemplateValue]) { self.values = values }
    init(dictionaryLiteral elements: (String, TemplateValue)...) {
        values = Dictionary(uniqueKeysWithValues: elements)
    }

    func value(for name: KeyName) -> TemplateValue { values[name.text] ?? .absent }
}

extension TemplateSet {
    /// A set whose files are named `NAME.mustache`; the template at hand is `page`.
    init(page: String, _ others: [String: String] = [:]) {
        let all = [("page", page)] + others.sorted { $0.key < $1.key }
        self.init(
            compiling: all.map { TemplateSource(name: $0, path: "\($0).mustache", bytes: Array($1.utf8)) })
    }

    func rendered(_ context: any TemplateContext = Values([:])) -> String {
        var buffer: [UInt8] = []
        _ = render("page", context, into: &buffer)
        return String(decoding: buffer, as: UTF8.self)
    }
}

extension Diagnostic {
    /// As the command prints it, in English.
    var line: String { "\(place.path):\(place.line):\(place.column): \(message(in: .english)) [\(id)]" }
}

internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// One value of a field, as any template can show it: text, perhaps an address, perhaps HTML.
struct ValueContext: KeyedContext {
    let scope: PageScope
    let value: FieldValue<Linked>
    let type: FieldType
    /// What a picture shows, where its field is shown as one.
    var alt: String?
    /// Whether a choice's word is said of a woman.
    var isOfWoman = false

    static let keys = KeyTable<ValueContext>("value", "One value of a field.") {
        Key.text("@text", "The value in words.") { $0.text }
        Key.text("@url", "Where it leads: an entry, a file, an address, a number to call.") { $0.url }
        Key.markup("@html", "Prose, or the words with their terms explained.") { $0.html }
        Key.text("@iso", "A date as machines read it.") { $0.iso }
        Key.text("@long", "A date with the month and the day of the week in full.") { $0.long }
        Key.text("@meta", "Type and weight of a file.") { $0.meta }
        Key.text("@picture", "The address of a picture that is to be shown.") { $0.picture }
        Key.text("@alt", "What the picture shows.") { $0.picture == nil ? nil : $0.alt }
    }

    /// Whether it takes at most so many characters, as shown.
    func isAtMost(_ limit: Int) -> Bool {
        let text = text
        return text.utf8.count <= limit || text.count <= limit
    }

    var text: String {
        if case .reference(.entry(let id)) = value { return scope.title(of: id) }
        if isOfWoman, case .word(let word) = value {
            return scope.language.typeset(ValueText.word(word, type: type, ofWoman: true))
        }
        let plain = ValueText.plain(value, type: type, language: scope.language) { scope.reader.title($0) }
        switch type {
        // What a machine reads back must stay as it is.
        case .mail, .url, .telephone, .aliases: return plain
        case .file: return String(plain.lastName)
        default: return scope.language.typeset(plain)
        }
    }

    var url: String? {
        switch (value, type) {
        case (.reference(.entry(let id)), _): scope.url(of: id)
        case (.text(let text), .mail): "mailto:" + text
        case (.text(let text), .telephone): "tel:" + telephone(text)
        case (.text(let text), .url): text
        case (.file(let path), _): scope.reader.file(path).map { scope.url($0.path) }
        default: nil
        }
    }

    private var picture: String? {
        guard alt != nil, case .file(let path) = value,
            ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"].contains(path.fileEnding)
        else { return nil }
        return url
    }

    /// A national number in the form that any telephone dials (RFC 3966).
    private func telephone(_ text: String) -> String {
        let digits = text.filter { $0.isNumber || $0 == "+" }
        return digits.count == 10 && digits.hasPrefix("0") ? "+33" + digits.dropFirst() : digits
    }

    private var html: TemplateValue {
        if case .passage(let passage) = value { return scope.markup(passage) }
        let text = text
        if text.isEmpty { return .empty }
        switch type {
        case .mail:
            // A long address is better broken there than in a word.
            guard let sign = text.firstIndex(of: "@") else { return .markup { $0.append(escaping: text) } }
            return .markup {
                $0.append(escaping: String(text[..<sign]))
                $0 += "<wbr>".utf8
                $0.append(escaping: String(text[sign...]))
            }
        case .text, .texts: return .markup { scope.write(explaining: text, into: &$0) }
        default: return .markup { $0.append(escaping: text) }
        }
    }

    private var iso: String? { if case .date(let date) = value { date.description } else { nil } }

    private var long: String? { if case .date(let date) = value { scope.language.formatLong(date) } else { nil } }

    /// Type and weight of a file (RGAA 6.1, 13.3): `PDF, 12 ko`.
    private var meta: String? {
        guard case .file(let path) = value, let file = scope.reader.file(path) else { return nil }
        let ending = path.split(separator: ".").last.map { $0.uppercased() } ?? ""
        let unit = scope.language == .french ? ("o", "ko", "Mo") : ("B", "kB", "MB")
        let weight =
            switch file.size {
            case ..<1000: "\(file.size) \(unit.0)"
            case ..<1_000_000: "\((file.size + 500) / 1000) \(unit.1)"
            default: "\(file.size / 1_000_000) \(unit.2)"
            }
        return "\(ending), \(weight)"
    }
}

extension String {
    /// What stands after the last point, in lower case.
    fileprivate var fileEnding: String { split(separator: ".").last?.lowercased() ?? "" }
}

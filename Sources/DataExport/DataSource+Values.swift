internal import ContentModel
internal import KnowledgeBase
internal import Language

/// Values as other programs and the reader of tables take them: what is written is read as the same value.
extension DataSource {
    /// One value as a text. Records have none.
    func text(_ value: FieldValue<Linked>, _ type: FieldType) -> String {
        switch value {
        case .text(let text), .file(let text): text
        case .integer(let number): self.text(number, type)
        case .date(let day): day.description
        case .boolean(let flag): ValueText.boolean(flag, language)
        case .word(let index): type.words.indices.contains(index) ? type.words[index].text : ""
        case .passage(let passage): text(of: passage)
        case .reference(.entry(let id)): name(of: id, among: type.targets)
        case .reference(.text(let text)): text
        case .record: ""
        // A bar of a value is not the one between values.
        case .list(let values):
            values.map { value in
                let text = text(value, type)
                return text.holds(0x7C) ? text.replacing("|", with: "\\|") : text
            }.joined(separator: " | ")
        }
    }

    private func text(_ number: Int, _ type: FieldType) -> String {
        switch type {
        case .edition: model.editions.indices.contains(number) ? model.editions[number] : ""
        case .time: Self.timeOfDay(number)
        default: ValueText.integer(number, type: type, language: language)
        }
    }

    /// `09:05`.
    static func timeOfDay(_ minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        return (hours < 10 ? "0" : "") + "\(hours):" + (rest < 10 ? "0" : "") + "\(rest)"
    }

    /// By what a reference leads to an entry: its slug; its kind too where another kind has an entry of that slug.
    private func name(of id: EntryID, among kinds: [KindID]) -> String {
        let slug = reader.slug(of: id)
        if kinds.count < 2 { return slug }
        let homonyms = kinds.count { reader.id(kind: $0, slug: slug) != nil }
        return homonyms > 1 ? reader.identity(id).kind.key + ":" + slug : slug
    }
}

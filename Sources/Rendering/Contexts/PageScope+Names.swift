internal import ContentModel
internal import KnowledgeBase
internal import Language

extension PageScope {
    /// A field's name with a capital first letter; of one that leads to a woman alone, that for her.
    func label(of field: FieldID, _ kind: KindID, leadingTo value: FieldValue<Linked>) -> String {
        if let feminine = frame.model.kinds[kind].fields[field].feminine, value.each.count == 1,
            case .reference(.entry(let id))? = value.each.first, isWoman(id)
        {
            return typeset(feminine.capitalizedFirst)
        }
        return frame.kindWords[kind].labels[field]
    }

    /// A number with what it counts: `1 service`, `14 services`, in French `0 service`.
    func count(_ number: Int, _ kind: Kind) -> String {
        "\(number) " + language.typeset(noun(number, kind))
    }

    /// What so many entries of a kind are called.
    func noun(_ number: Int, _ kind: Kind) -> String { isOne(number) ? kind.names.one : kind.names.many }

    /// How many entries of a kind are in force.
    func countInForce(_ kind: KindID) -> Int {
        reader.list(ofKind: kind).parts.filter { !$0.name.isOut }.reduce(0) { $0 + $1.range.count }
    }

    /// How many entries of a kind hold, in a line.
    func countLine(_ position: KindID) -> String {
        let kind = frame.model.kinds[position]
        guard kind.hasPages else { return count(reader.count(ofKind: position), kind) }
        let count = count(countInForce(position), kind)
        return kind.validity.map { count + " " + typeset($0.inForce) } ?? count
    }

    /// A number's words, in the singular or the plural of the language.
    func counted(_ number: Int, one: InterfaceStrings.Key, many: InterfaceStrings.Key) -> String {
        strings.text(isOne(number) ? one : many)
    }

    /// Whether the singular stands behind a number: French counts 0 as one, English does not.
    func isOne(_ number: Int) -> Bool { language == .french ? number < 2 : number == 1 }
}

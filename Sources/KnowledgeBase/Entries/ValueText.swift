public import ContentModel
public import Language

/// Field values as plain text, as titles and exports show them.
public enum ValueText {
    /// Markdown and records give nothing; a list's values are joined with commas.
    public static func plain(
        _ value: FieldValue<Linked>, type: FieldType, language: SiteLanguage, title: (EntryID) -> String
    ) -> String {
        switch value {
        case .text(let text), .file(let text): text
        case .integer(let number): integer(number, type: type, language: language)
        case .date(let date): language.format(date)
        case .boolean(let flag): boolean(flag, language)
        case .word(let index): word(index, type: type)
        case .reference(.entry(let id)): title(id)
        case .reference(.text(let text)): text
        case .passage, .record: ""
        case .list(let values):
            values.map { plain($0, type: type, language: language, title: title) }.joined(separator: ", ")
        }
    }

    /// A number, a length of time, a time of day or a publication state.
    public static func integer(_ number: Int, type: FieldType, language: SiteLanguage) -> String {
        switch type {
        case .duration: duration(minutes: number)
        case .time: timeOfDay(minutes: number, language)
        case .publicationState: PublicationState.words(language)[number]
        default: String(number)
        }
    }

    /// `oui`, `non`; `yes`, `no`.
    public static func boolean(_ flag: Bool, _ language: SiteLanguage) -> String {
        switch language {
        case .french: flag ? "oui" : "non"
        case .english: flag ? "yes" : "no"
        }
    }

    /// A choice's word as pages show it, perhaps of a woman; empty when the number is none of the vocabulary.
    public static func word(_ index: Int, type: FieldType, ofWoman: Bool = false) -> String {
        guard type.words.indices.contains(index) else { return "" }
        let word = type.words[index]
        return ofWoman ? word.feminine ?? word.label : word.label
    }

    /// `45 min`, `1 h`, `1 h 30`.
    public static func duration(minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return "\(rest) min" }
        return rest == 0 ? "\(hours) h" : "\(hours) h \(rest < 10 ? "0" : "")\(rest)"
    }

    /// `9 h 05`, `9 h`; `9:05`.
    public static func timeOfDay(minutes: Int, _ language: SiteLanguage) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        let padded = rest < 10 ? "0\(rest)" : "\(rest)"
        switch language {
        case .french: return rest == 0 ? "\(hours) h" : "\(hours) h \(padded)"
        case .english: return "\(hours):\(padded)"
        }
    }
}

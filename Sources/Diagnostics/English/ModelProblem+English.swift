import Language

extension ModelProblem {
    var english: String {
        switch self {
        case .unknownKey(let key, let part): "Unknown word “\(key)” in \(part.english)"
        case .missingKey(let key, let part): "“\(key)” is missing in \(part.english)"
        case .wrongShape(let part, let shape): "Expected \(shape.english) in \(part.english)"
        case .unknownWord(let word): "“\(word)” is unknown here"
        case .unknownKind(let name, let times): "Unknown kind “\(name)”" + (times > 1 ? " (in \(times) places)" : "")
        case .unknownField(let name, let kind): "Unknown field “\(name)” for “\(kind)”"
        case .unknownVocabulary(let name): "Unknown vocabulary “\(name)”"
        case .unknownType(let name): "Unknown field type “\(name)”"
        case .unknownRuleType(let name): "Rule “\(name)” is of no known type"
        case .unknownViewType(let name): "View “\(name)” is of no known type"
        case .wrongFieldType(let name, let expected): "Field “\(name)” is not of the type “\(expected)” expected here"
        case .wrongTarget(let name, let expected): "“\(name)” does not lead to “\(expected)”, as expected here"
        case .unknownInverse(let name, let kind): "No relation “\(name)” leads to “\(kind)”"
        case .missingRole(let role, let kind, let takes):
            "Role “\(role)” is missing from kind “\(kind)”: add “roles: { \(role): … }” to it, with a field of type \(takes)"
        case .contradiction(let a, let b): "“\(a)” and “\(b)” contradict each other"
        case .nameTheField(let key): "“\(key)” names the field that explains: write its name instead of “yes”"
        case .duplicateName(let name): "Duplicate “\(name)”"
        case .duplicateInverse(let name, let kind): "“\(name)” already means something else for “\(kind)”"
        case .bothGiven(let a, let b): "“\(a)” or “\(b)”, not both"
        case .reservedName(let name): "The name “\(name)” is reserved for the site"
        case .badPath(let name): "“\(name)” is an address: lower case without accents, digits and hyphens only"
        case .unclosedBrace: "Brace “{” is never closed"
        case .neverInForce(let kind): "“\(kind)” has no term (“in force”)"
        case .fixedDateOfRealData: "“as of” is allowed with “sample data: yes” only: nothing would ever expire"
        case .unknownTimeZone(let name): "Unknown time zone “\(name)”"
        case .wrongWeekday(let text, let date):
            "“\(text)”: \(SiteLanguage.english.format(date)) is a \(SiteLanguage.english.weekdayNames[date.weekday]); correct one of them"
        case .badDate(let text): "“\(text)” is not a date: write for example 2013-06-17"
        }
    }
}

extension ModelPart {
    fileprivate var english: String {
        switch self {
        case .model: "the model"
        case .vocabularies: "the vocabularies"
        case .kinds: "the kinds"
        case .names: "“names”"
        case .fields: "the fields"
        case .records: "the records"
        case .rules: "the rules"
        case .views: "the views"
        case .conditions: "“where”"
        case .inForce: "“in force”"
        case .review: "“review”"
        case .value: "this value"
        case .settings: "the site's settings"
        case .theme: "the theme"
        case .door: "this door"
        case .strings: "the theme's strings"
        case .tones: "the theme's tones"
        case .icons: "the theme's icons"
        case .anchors: "the theme's anchors"
        case .kind(let name): "kind “\(name)”"
        case .field(let name): "field “\(name)”"
        case .rule(let name): "rule “\(name)”"
        case .view(let name): "view “\(name)”"
        case .word(let name): "the word “\(name)”"
        case .roles(let name): "“roles” of kind “\(name)”"
        case .viewPart(let name): "“\(name)”"
        }
    }
}

extension ModelShape {
    fileprivate var english: String {
        switch self {
        case .mapping: "a list of “word: value”"
        case .list: "a list"
        case .text: "a text"
        case .boolean: "“yes” or “no”"
        case .integer: "a whole number"
        case .number: "a number"
        case .path: "a path “field.field”"
        case .size: "a size (50 MB)"
        case .mode: "Expected a mode that lets the account read and write, such as “0640”"
        }
    }
}

extension TemplateProblem {
    var english: String {
        switch self {
        case .unknownKey(let key): "Unknown key “\(key)” at this point"
        case .unknownPartial(let name): "No template “\(name)” in the theme"
        case .unknownBlock(let name, let parent): "No block “\(name)” in template “\(parent)”"
        case .malformedTag(let expected): "Malformed tag: expected “\(expected)”"
        case .unclosedSection(let name): "Section “\(name)” is never closed"
        case .unexpectedClosing(let name, let open?): "“{{/\(name)}}” closes something else than “\(open)”, open here"
        case .unexpectedClosing(let name, nil): "“{{/\(name)}}” closes nothing"
        case .endlessPartial(let name): "Template “\(name)” includes itself without end"
        case .wrongUse(let key, let expected, let actual):
            "“\(key)” is \(actual.english): expected \(expected.english) here"
        case .missingName: "Tag without a name"
        case .nestedTooDeep(let limit): "Sections nested too deep: \(limit) levels at most"
        case .ignoredInParent(let name): "Never printed: only blocks “{{$…}}” count between “{{<\(name)}}” and its end"
        }
    }
}

extension TemplateProblem.ValueKind {
    var english: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .flag: "a yes or no"
        case .markup: "HTML"
        case .templateName: "a template name"
        case .list: "a list"
        case .object: "an object"
        }
    }
}

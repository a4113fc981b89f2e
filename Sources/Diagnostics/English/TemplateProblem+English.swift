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
        case .wrongUse(let key, let expected, let actual): "“\(key)” is \(actual): expected \(expected) here"
        }
    }
}

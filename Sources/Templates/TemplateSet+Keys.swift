extension TemplateSet {
    /// What a template and its partials name below some keys: of `{{entry.title}}` below `entry`, `title`. Partials whose
    /// names are values do not count.
    public func keys(below roots: Set<String>, in template: String) -> Set<String> {
        var keys: Set<String> = []
        var seen: Set<Int> = []
        var waiting = [program.templateByName[template]].compactMap { $0 }
        while let template = waiting.popLast() {
            guard seen.insert(template).inserted else { continue }
            for instruction in program.instructions[program.templates[template].body] {
                if let path = instruction.path.map({ program.paths[$0] }), roots.contains(path.key.text),
                    let key = path.rest.first
                {
                    keys.insert(key.text)
                }
                if let included = instruction.included.map({ program.templateOfName[$0] }), included >= 0 {
                    waiting.append(included)
                }
            }
        }
        return keys
    }
}

extension Instruction {
    /// The name that it looks up, in `Program.paths`.
    fileprivate var path: Int? {
        switch self {
        case .print(let path, _), .section(let path, _), .inverted(let path, _): path
        case .text, .partial, .parent, .block: nil
        }
    }

    /// The template that it brings in, in `Program.names`.
    fileprivate var included: Int? {
        switch self {
        case .partial(let inclusion), .parent(let inclusion, _, _):
            if case .name(let name) = inclusion.target { name } else { nil }
        case .text, .print, .section, .inverted, .block: nil
        }
    }
}

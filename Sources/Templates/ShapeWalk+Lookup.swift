import Diagnostics
import Language

/// Looking keys up in the stack of shapes.
extension ShapeWalk {
    /// What a dotted name means at a point, and how far from the top of the stack its first part was found; nil when it
    /// was reported. A nil shape is one of which nothing is known, because it was reported elsewhere.
    mutating func find(_ path: Int, at index: Int) -> (shape: Known, depth: Int)? {
        let path = program.paths[path]
        if path.isIterator {
            guard let top = stack.last else {
                report(.unknownKey("."), at: index)
                return nil
            }
            return (top, 0)
        }
        guard let (first, depth) = search(path.key.text) else {
            report(.unknownKey(path.text), at: index, suggestion: suggestion(for: path))
            return nil
        }
        var shape = first
        var known = path.key.text
        for key in path.rest.map(\.text) {
            guard let object = shape else { break }
            guard case .object(let name) = object else {
                report(.wrongUse(key: known, expected: .object, actual: object.kind), at: index)
                return nil
            }
            let keys = shapes[name] ?? [:]
            guard let next = keys[key] else {
                let nearest = NearMiss.nearest(to: key, among: keys.keys)
                report(.unknownKey("\(known).\(key)"), at: index, suggestion: nearest.map { "\(known).\($0)" })
                return nil
            }
            shape = next
            known += ".\(key)"
        }
        return (shape, depth)
    }

    /// The first context from the top that knows the key.
    private func search(_ key: String) -> (shape: Known, depth: Int)? {
        for (depth, context) in stack.reversed().enumerated() {
            switch context {
            case nil: return (nil, depth)
            case .object(let name): if let shape = shapes[name]?[key] { return (shape, depth) }
            case .text, .number, .flag, .markup, .name, .list: continue
            }
        }
        return nil
    }

    /// The nearest key that is known at this point, with the rest of the name.
    private func suggestion(for path: Program.DottedName) -> String? {
        let keys = stack.flatMap { context -> [String] in
            if case .object(let name) = context { Array(shapes[name, default: [:]].keys) } else { [] }
        }
        return NearMiss.nearest(to: path.key.text, among: keys).map {
            ([$0] + path.rest.map(\.text)).joined(separator: ".")
        }
    }
}

extension Shape {
    /// What messages call it.
    var kind: TemplateProblem.ValueKind {
        switch self {
        case .text: .text
        case .number: .number
        case .flag: .flag
        case .markup: .markup
        case .name: .templateName
        case .list: .list
        case .object: .object
        }
    }
}

import Diagnostics
import Language

/// What each instruction asks of the shapes it meets.
extension ShapeWalk {
    mutating func walk(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let body: Range<Int>
            switch program.instructions[index] {
            case .text:
                body = index + 1..<index + 1
            case .print(let path, let escaped):
                checkPrinting(path, escaped: escaped, at: index)
                body = index + 1..<index + 1
            case .section(let path, let end):
                body = index + 1..<end
                walkSection(path, body, at: index)
            case .inverted(let path, let end):
                body = index + 1..<end
                _ = find(path, at: index)
                walk(body)
            case .partial(let inclusion):
                body = index + 1..<index + 1
                for template in templates(of: inclusion.target, at: index) { call(template, from: index) }
            case .parent(let inclusion, let arguments, let end):
                body = index + 1..<end
                walkParent(inclusion, arguments, at: index)
            case .block(let name, _, _, let end):
                body = index + 1..<end
                walkBlock(name, default: body)
            }
            index = body.upperBound
        }
    }

    private mutating func checkPrinting(_ path: Int, escaped: Bool, at index: Int) {
        guard let shape = find(path, at: index)?.shape else { return }
        let key = program.paths[path].text
        switch shape {
        case .list, .object, .flag:
            report(.wrongUse(key: key, expected: escaped ? .text : .markup, actual: shape.kind), at: index)
        case .text, .name:
            // Without escaping, a title with “<” would become part of the page's structure.
            if !escaped { report(.wrongUse(key: key, expected: .markup, actual: shape.kind), at: index) }
        case .number, .markup:
            break
        }
    }

    private mutating func walkSection(_ path: Int, _ body: Range<Int>, at index: Int) {
        guard let found = find(path, at: index) else {
            walk(body, over: nil, foundAt: 0, isGuard: true)
            return
        }
        switch found.shape {
        case .list(let element): walk(body, over: element, foundAt: found.depth, isGuard: true)
        case .object: walk(body, over: found.shape, foundAt: found.depth, isGuard: true)
        case .text, .number, .markup, .name: walk(body, over: found.shape, foundAt: found.depth, isGuard: false)
        case .flag: walk(body)
        case nil: walk(body, over: nil, foundAt: 0, isGuard: true)
        }
    }

    private mutating func walkParent(_ inclusion: Inclusion, _ arguments: Range<Int>, at index: Int) {
        let templates = templates(of: inclusion.target, at: index)
        for template in templates {
            let blocks = blockNames(of: template)
            for argument in program.arguments[arguments] where !blocks.contains(argument.name) {
                let name = program.names[argument.name]
                report(
                    .unknownBlock(name, parent: program.templates[template].source.name), at: argument.block,
                    suggestion: NearMiss.nearest(to: name, among: blocks.map { program.names[$0] }))
            }
        }
        let around = frame
        frame = entering(index, arguments)
        for template in templates { call(template, from: index) }
        frame = around
    }

    /// The body that is printed in a block's place: the outermost argument, or its own.
    private mutating func walkBlock(_ name: Int, default body: Range<Int>) {
        var printed = (body: body, frame: frame)
        var index = frame
        while index >= 0 {
            let frame = frames[index]
            if let argument = program.arguments[frame.arguments].first(where: { $0.name == name }),
                case .block(_, _, _, let end) = program.instructions[argument.block]
            {
                printed = (argument.block + 1..<end, frame.outer)
            }
            index = frame.outer
        }
        let around = frame
        frame = printed.frame
        walk(printed.body)
        frame = around
    }

    /// The templates that a tag may include; none when it was reported.
    private mutating func templates(of target: Inclusion.Target, at index: Int) -> [Int] {
        let names: [String]
        switch target {
        case .name(let name): names = [program.names[name]]
        case .dynamic(let path):
            guard let shape = find(path, at: index)?.shape else { return [] }
            guard case .name(let possible) = shape else {
                let key = program.paths[path].text
                report(.wrongUse(key: key, expected: .templateName, actual: shape.kind), at: index)
                return []
            }
            names = possible
        }
        return names.compactMap { name in
            if let template = program.templateByName[name] { return template }
            report(.unknownPartial(name), at: index, suggestion: nearestTemplate(to: name))
            return nil
        }
    }

    /// The blocks that arguments for a template can fill: its own, and those of all that it may include.
    private func blockNames(of template: Int) -> Set<Int> {
        var names: Set<Int> = []
        var seen: Set<Int> = [template]
        var waiting = [template]
        while let next = waiting.popLast() {
            for instruction in program.instructions[program.templates[next].body] {
                switch instruction {
                case .block(let name, _, _, _): names.insert(name)
                case .partial(let inclusion), .parent(let inclusion, _, _):
                    waiting += possibleTemplates(of: inclusion.target).filter { seen.insert($0).inserted }
                case .text, .print, .section, .inverted: break
                }
            }
        }
        return names
    }

    /// Without looking at the stack: a dynamic name may be any that the catalogue has for such a key.
    private func possibleTemplates(of target: Inclusion.Target) -> [Int] {
        switch target {
        case .name(let name): return program.templateByName[program.names[name]].map { [$0] } ?? []
        case .dynamic(let path):
            let key = (program.paths[path].rest.last ?? program.paths[path].key).text
            return shapes.values.flatMap { keys -> [Int] in
                guard case .name(let names) = keys[key] else { return [] }
                return names.compactMap { program.templateByName[$0] }
            }
        }
    }
}

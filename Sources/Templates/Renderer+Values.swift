/// Looking values up in the context stack, and printing them.
extension Renderer {
    /// The value of a dotted name: its first part is searched from the top of the stack down, the rest only in what
    /// that yields.
    func value(of path: Int) -> TemplateValue {
        let path = program.paths[path]
        if path.isIterator { return stack.last ?? .absent }
        var value = TemplateValue.absent
        for context in stack.reversed() {
            guard case .object(let object) = context else { continue }
            value = object.value(for: path.key)
            if case .absent = value { continue }
            break
        }
        for key in path.rest {
            guard case .object(let object) = value else { return .absent }
            value = object.value(for: key)
        }
        return value
    }

    func print(_ value: TemplateValue, escaped: Bool, into buffer: inout [UInt8]) {
        switch value {
        case .text(var text):
            if escaped { buffer.append(escaping: text) } else { text.withUTF8 { buffer.append(contentsOf: $0) } }
        case .number(let number): buffer.append(decimal: number)
        case .markup(let write): write(&buffer)
        case .absent, .empty, .flag, .list, .object: break
        }
    }
}

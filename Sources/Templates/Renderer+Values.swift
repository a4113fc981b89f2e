internal import Language

/// Looking values up in the context stack, and printing them.
extension Renderer {
    /// The value of a dotted name: its first part is searched from the top of the stack down, the rest only in what
    /// that yields.
    mutating func value(of path: Int) -> TemplateValue {
        if tables.paths[path].isIterator { return top ?? objects.last.map { .object($0) } ?? .absent }
        let slot = path & 7
        if known[slot].path == path, known[slot].stack == stack { return known[slot].value }
        let value = lookUp(path)
        known[slot] = Known(path: path, stack: stack, value: value)
        return value
    }

    private func lookUp(_ path: Int) -> TemplateValue {
        var index = objects.count
        while index > 0 {
            index -= 1
            let value = objects[index](tables.paths[path].key)
            if case .absent = value { continue }
            return tables.paths[path].rest.isEmpty ? value : member(tables.paths[path].rest, of: value)
        }
        return .absent
    }

    private func member(_ keys: [KeyName], of value: TemplateValue) -> TemplateValue {
        var value = value
        for key in keys {
            guard case .object(let object) = value else { return .absent }
            value = object(key)
        }
        return value
    }

    func print(_ value: consuming TemplateValue, escaped: Bool, into buffer: inout [UInt8]) {
        switch value {
        case .text(var text):
            if escaped { buffer.append(escaping: text) } else { text.withUTF8 { buffer.append(contentsOf: $0) } }
        case .number(let number): buffer.append(decimal: number)
        case .markup(let write): write(&buffer)
        case .absent, .empty, .flag, .list, .object: break
        }
    }
}

extension Array<UInt8> {
    /// Appends a number in decimal.
    fileprivate mutating func append(decimal number: Int) {
        var text = String(number)
        text.withUTF8 { append(contentsOf: $0) }
    }
}

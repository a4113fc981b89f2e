extension String {
    /// Of a path with `/`: the last name, all of it when it has no folder; empty after a final `/`.
    public var lastName: Substring { self[lastNameStart...] }

    /// Of a path with `/`: what precedes the last name, with its final `/`; empty when there is no folder.
    public var folder: Substring { self[..<lastNameStart] }

    private var lastNameStart: Index {
        utf8.lastIndex(of: UInt8(ascii: "/")).map(utf8.index(after:)) ?? startIndex
    }
}

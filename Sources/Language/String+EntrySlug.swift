extension String {
    /// The longest identifier of an entry: longer ones make paths that Windows cannot hold.
    private static let longestEntrySlug = 60

    /// The identifier that a name, a title or a reference to them gives an entry: its slug. One of more than 60 characters
    /// is cut and ends in a hash of the whole, so that two names of one beginning stay apart.
    public var entrySlug: String {
        let slug = slug
        guard slug.utf8.count > Self.longestEntrySlug else { return slug }
        // FNV-1a, 32 bits (Fowler, Noll, Vo): the same on every machine.
        var hash: UInt32 = 0x811C_9DC5
        for byte in slug.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        var start = slug.prefix(Self.longestEntrySlug - 9)
        while start.last == "-" { start.removeLast() }
        return String(start) + "-" + String(hexadecimal: hash)
    }
}

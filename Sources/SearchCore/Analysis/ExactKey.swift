/// The key under which a whole title, name or alias stands, whatever the order of its words: the smallest of its stems,
/// a separator, and 32 bits over all of them. It sorts beside that stem, so that a query finds it in a shard it loads anyway.
enum ExactKey {
    /// Behind that of a sigle, which stands nearer to its word.
    static let separator: UInt8 = 0x24

    /// Whether a form is numbers alone, `1-1-3`: in a code, their order counts.
    private static func isCode(_ form: ArraySlice<UInt8>) -> Bool {
        for byte in form where !Tokenizer.isDigit(byte) && byte != 0x2D { return false }
        return true
    }

    static func make(_ buffer: TokenBuffer) -> [UInt8]? {
        var smallest: [UInt8]?
        var sum: UInt32 = 0
        var count = 0
        for pass in 0..<2 {
            for token in buffer.tokens where token.kind != .sigle && token.kind != .join {
                let form = buffer.form(token)
                if token.span > 1, !isCode(form) { continue }
                if pass == 0, Words.contains(Words.particles, form) { continue }
                let stem = token.kind == .word ? Stemmer.stem(form) : [UInt8](form)
                let hash = IndexFormat.checksum(stem[...])
                sum = sum &+ (hash ^ hash >> 16) &* 0x85EB_CA6B
                count += 1
                if let current = smallest, !precedes(stem[...], current[...]) { continue }
                smallest = stem
            }
            if count > 0 { break }
        }
        guard let smallest, count <= 40 else { return nil }
        var key = smallest
        key.append(separator)
        for shift in 0..<4 { key.append(UInt8(truncatingIfNeeded: sum >> UInt32(shift * 8))) }
        return key
    }
}

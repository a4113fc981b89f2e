extension String {
    /// What a title is sorted by, byte by byte: folded, signs as one space or, at the ends, as nothing, and numbers by their
    /// value: `« Mesure 5 »` before `Mesure 49`, `1.9` before `1.10`.
    public var sortKey: String {
        var key: [UInt8] = []
        var digits: [UInt8] = []
        var pendingSpace = false
        func endNumber() {
            if digits.isEmpty { return }
            // Its length stands before a number: of two, the shorter is the smaller.
            let number = digits.drop { $0 == 0x30 }
            key.append(0x30 + UInt8(min(number.count, 9)))
            key.append(contentsOf: number)
            digits.removeAll(keepingCapacity: true)
        }
        func begin() {
            if pendingSpace, !key.isEmpty { key.append(0x20) }
            pendingSpace = false
        }
        for scalar in folded.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39:
                if digits.isEmpty { begin() }
                digits.append(UInt8(scalar.value))
            case 0x61...0x7A:
                endNumber()
                begin()
                key.append(UInt8(scalar.value))
            case 0x80... where scalar.properties.isAlphabetic:
                endNumber()
                begin()
                key.append(contentsOf: String(scalar).utf8)
            default:
                endNumber()
                pendingSpace = true
            }
        }
        endNumber()
        return String(decoding: key, as: UTF8.self)
    }
}

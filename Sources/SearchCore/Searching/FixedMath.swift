/// Logarithms without floating point: the same on every machine.
enum FixedMath {
    /// log2 of a number in 1/256, rounded down; 0 for numbers below 1.
    static func log2(_ value: UInt64) -> Int64 {
        guard value > 1 else { return 0 }
        let whole = 63 - value.leadingZeroBitCount
        // Bits behind the point by squaring, the mantissa in 1.30.
        var mantissa = whole > 30 ? value >> UInt64(whole - 30) : value << UInt64(30 - whole)
        var result = Int64(whole) << 8
        var bit: Int64 = 128
        while bit > 0 {
            mantissa = (mantissa &* mantissa) >> 30
            if mantissa >= 2 << 30 {
                mantissa >>= 1
                result |= bit
            }
            bit >>= 1
        }
        return result
    }

    /// How rare a word is: log2(1 + (N - n + ½) / (n + ½)), in 1/256, at least an eighth.
    static func rarity(of documents: Int, among all: Int) -> Int64 {
        let n = UInt64(max(0, min(documents, all)))
        let whole = UInt64(max(1, all))
        let ratio = ((2 &* (whole &+ 1)) << 16) / (2 &* n &+ 1)
        return max(32, log2(ratio) - (16 << 8))
    }
}

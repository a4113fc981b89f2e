package import Diagnostics

/// Looks for markings in a file that is read piece by piece, whatever its size.
package struct MarkingScan {
    private let check: MarkingCheck
    private let path: String
    /// What of the last pieces has not been looked at: the beginning of a line.
    private var rest: [UInt8] = []
    private var line = 1
    /// UTF-16 of French has a zero in nearly every letter; without them it is Latin-1.
    private var dropsZeros: Bool?
    private var found: [Diagnostic] = []

    /// A longer line, as pictures have them, is cut; what could be a marking is in both parts.
    private static let longestLine = 1 << 20
    private static let overlap = 256

    /// Before the first piece.
    package init(_ check: MarkingCheck, path: String) {
        self.check = check
        self.path = path
    }

    /// Takes the next piece.
    package mutating func add(_ piece: [UInt8]) {
        let drops = dropsZeros ?? (piece.starts(with: [0xFF, 0xFE]) || piece.starts(with: [0xFE, 0xFF]))
        dropsZeros = drops
        rest += drops ? piece.filter { $0 != 0 } : piece
        if let end = rest.lastIndex(of: 0x0A) {
            look(at: Array(rest[..<end]))
            line += rest[...end].lazy.filter { $0 == 0x0A }.count
            rest.removeSubrange(...end)
        }
        if rest.count > Self.longestLine {
            look(at: rest)
            rest.removeFirst(rest.count - Self.overlap)
        }
    }

    /// What was found, at the end of the file.
    package consuming func finish() -> [Diagnostic] {
        look(at: rest)
        return found.ordered
    }

    private mutating func look(at text: [UInt8]) {
        found += check.diagnostics(text, path: path, firstLine: line)
    }
}

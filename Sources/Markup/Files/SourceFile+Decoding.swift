public import Diagnostics
@_spi(_Unicode) import Swift

extension SourceFile {
    /// The size above which a file is refused, in bytes.
    public static let sizeLimit = 10_000_000
    /// How many control characters of one file are reported.
    private static let reportedControls = 20

    /// Makes a source file of a file's contents: strips the byte order mark, turns CRLF into LF and decomposed letters
    /// into composed ones. None of this moves a line or a column. Characters that nobody sees are taken out with a
    /// warning at their place, but for those that languages need; no line moves.
    ///
    /// The file is nil when a diagnostic says why it cannot be read: too large, not UTF-8, control characters, empty.
    public static func decode(path: String, contents: [UInt8]) -> (SourceFile?, [Diagnostic]) {
        func refused(_ problem: MarkupProblem, at place: Place? = nil) -> (SourceFile?, [Diagnostic]) {
            (nil, [Diagnostic(.markup(problem), at: place ?? Place(path))])
        }
        guard contents.count <= sizeLimit else {
            return refused(.fileTooLarge(bytes: contents.count, limit: sizeLimit))
        }
        let isTable = path.hasSuffix(".csv")
        if Signature.isOfOffice(contents) { return refused(.officeFile(inTable: isTable)) }
        if Signature.isOfUTF16(contents) { return refused(.utf16(inTable: isTable)) }
        let scan = contents.withUnsafeBytes { UTF8Scan($0) }
        if let offset = scan.firstInvalid {
            let problem: MarkupProblem = Windows1252.isLikely(contents) ? .windows1252(inTable: isTable) : .notUTF8
            return refused(problem, at: place(path, contents, scan.start, offset))
        }
        guard scan.controls.isEmpty else {
            let diagnostics = scan.controls.prefix(reportedControls).map { offset in
                let byte = contents[offset] == 0xC2 ? contents[offset + 1] : contents[offset]
                return Diagnostic(
                    .markup(.controlCharacter(byte)), at: place(path, contents, scan.start, offset))
            }
            return (nil, diagnostics)
        }
        guard contents[scan.start...].contains(where: { $0 > 0x20 }) else { return refused(.emptyFile) }
        var bytes = contents
        if scan.start > 0 { bytes.removeFirst(scan.start) }
        if scan.hasCRLF { bytes = withoutCarriageReturns(bytes) }
        if scan.mayNeedComposing {
            var composed = String.UnicodeScalarView()
            composed.append(contentsOf: String(decoding: bytes, as: UTF8.self)._nfc)
            bytes = Array(String(composed).utf8)
        }
        guard scan.mayHoldInvisibles else { return (SourceFile(path: path, checked: bytes), []) }
        var removal = InvisibleRemoval(path: path)
        bytes = removal.run(bytes)
        return (SourceFile(path: path, checked: bytes), removal.diagnostics)
    }

    /// Every CR of the text stands before an LF: all of them go.
    private static func withoutCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { source in
            Array(unsafeUninitializedCapacity: source.count) { target, count in
                for byte in source where byte != 0x0D {
                    target[count] = byte
                    count += 1
                }
            }
        }
    }

    /// The place of a byte in contents that are not a source file yet; bytes that are not UTF-8 count one each.
    private static func place(_ path: String, _ contents: [UInt8], _ start: Int, _ offset: Int) -> Place {
        let before = contents[start..<offset]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? start
        let line = before.lazy.filter { $0 == 0x0A }.count + 1
        return Place(path, line: line, column: CharacterCount.of(contents[lineStart..<offset]) + 1)
    }
}

/// What the first bytes of a file tell.
enum Signature {
    /// ZIP, in which `.docx`, `.odt` and `.xlsx` are packed; the compound files of older programs; RTF; PDF.
    static func isOfOffice(_ contents: [UInt8]) -> Bool {
        let signatures: [[UInt8]] = [
            [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0], Array("{\\rtf".utf8), Array("%PDF-".utf8),
        ]
        return signatures.contains { contents.starts(with: $0) }
    }

    /// A byte order mark of UTF-16, or a zero beside each of the first letters.
    static func isOfUTF16(_ contents: [UInt8]) -> Bool {
        if contents.starts(with: [0xFF, 0xFE]) || contents.starts(with: [0xFE, 0xFF]) { return true }
        let start = contents.prefix(16)
        guard start.count >= 8, start.contains(0) else { return false }
        return [0, 1].contains { parity in
            start.indices.allSatisfy { (start[$0] == 0) == ($0 % 2 == parity) }
        }
    }
}

/// Tells Windows-1252, which spreadsheets still write, from other things that are not UTF-8.
enum Windows1252 {
    /// Whether nine tenths of the bytes above ASCII are signs that French text uses, and hardly any form UTF-8.
    static func isLikely(_ contents: [UInt8]) -> Bool {
        var french = 0
        var other = 0
        for byte in contents where byte >= 0x80 {
            if frenchSigns.contains(byte) { french += 1 } else { other += 1 }
        }
        guard !contents.contains(0), french >= 9 * other else { return false }
        // A UTF-8 file with a few broken bytes holds far more sound sequences than broken ones.
        let sound = String(decoding: contents, as: UTF8.self).unicodeScalars.lazy
            .filter { $0.value >= 0x80 && $0.value != 0xFFFD }.count
        return sound * 4 < french + other
    }

    /// `€ … ‘ ’ “ ” • – — œ Œ` and Latin-1's signs and letters of French.
    private static let frenchSigns = Set<UInt8>([
        0x80, 0x85, 0x8C, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9C, 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1,
        0xB2,
        0xB3, 0xB7, 0xBB, 0xBC, 0xBD, 0xBE, 0xC0, 0xC2, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCE, 0xCF, 0xD4, 0xD9, 0xDB,
        0xDC,
        0xE0, 0xE2, 0xE4, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEE, 0xEF, 0xF4, 0xF6, 0xF9, 0xFB, 0xFC,
    ])
}

/// A place of the source that was rewritten before cmark-gfm sees it.
///
/// In the text stands U+F8FF, the mark's number in digits, and U+F8FF again. The character is dropped from the source
/// first, so that no author can forge one.
struct SourceMark {
    enum Kind {
        /// `[[…]]`, replaced by `[text](mark)`; the target is nil when nothing stands there.
        case wiki(Link.Target?)
        /// `[[` that nothing closes on its line; the mark follows the brackets.
        case unclosedWiki
        /// `::: name`, replaced by `<!--mark-->`.
        case fenceOpen(name: String)
        /// `:::`, replaced likewise.
        case fenceClose
        /// A line that begins with `:::` and is neither, replaced likewise.
        case fenceMalformed
    }

    var kind: Kind
    /// 0-based.
    var line: Int
    /// What it replaces, in bytes of the original text.
    var original: Range<Int>
    /// Byte offset in the original line.
    var column: Int
    /// What it became, in bytes of the marked text.
    var marked: Range<Int>
    /// Byte offset in the marked line.
    var markedColumn: Int

    var isFence: Bool {
        switch kind {
        case .fenceOpen, .fenceClose, .fenceMalformed: true
        case .wiki, .unclosedWiki: false
        }
    }

    /// U+F8FF.
    static let sign: [UInt8] = [0xEF, 0xA3, 0xBF]
    /// `[[`.
    static let brackets: [UInt8] = [0x5B, 0x5B]

    /// Reads a mark at `offset`: its number and the offset behind it.
    static func read(_ bytes: Bytes, at offset: Int) -> (number: Int, end: Int)? {
        guard bytes.holds(sign, at: offset) else { return nil }
        var index = offset + 3
        var number = 0
        while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - offset < 12 {
            number = number * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard index > offset + 3, bytes.holds(sign, at: index) else { return nil }
        return (number, index + 3)
    }
}

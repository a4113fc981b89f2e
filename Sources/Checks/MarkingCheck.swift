package import ContentModel
package import Diagnostics
internal import Language

/// Finds markings such as `Confidentiel` that must not stand in the base: a marking is the word alone on its line, in
/// its cell or as a field's value, or written in capitals anywhere. Ordinary sentences may use the words.
package struct MarkingCheck: Sendable {
    /// Each marking as declared, folded, and in capitals as bytes.
    private let markings: [(text: String, folded: String, capitals: [UInt8])]

    /// The markings that the model's rules forbid.
    package init(_ model: Model) {
        self.init(
            forbidding: model.rules.flatMap { rule -> [String] in
                if case .forbidden(let words) = rule.body { words } else { [] }
            })
    }

    /// These markings.
    package init(forbidding words: [String]) {
        markings = words.map { ($0, $0.folded, Array($0.uppercased().utf8)) }
    }

    /// Whether nothing is forbidden.
    package var isEmpty: Bool { markings.isEmpty }

    /// The markings of a text, each at its line.
    /// - Parameter firstLine: the number of the text's first line.
    package func diagnostics(_ bytes: [UInt8], path: String, firstLine: Int = 1) -> [Diagnostic] {
        guard !markings.isEmpty, mayHold(bytes) else { return [] }
        var found: [Diagnostic] = []
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line, as: UTF8.self)
            for marking in markings where isMarked(text, marking) {
                let place = Place(path, line: firstLine + number, column: 1)
                found.append(Diagnostic(.content(.forbiddenMarking(marking.text)), at: place))
            }
        }
        return found
    }

    /// A quick look for the first letters of any marking, so that most files cost one pass.
    private func mayHold(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for marking in markings {
                let first = marking.folded.utf8.first ?? 0
                let second = marking.folded.utf8.dropFirst().first ?? 0
                var index = 0
                while index + marking.capitals.count <= bytes.count {
                    if bytes[index] | 0x20 == first, bytes[index + 1] | 0x20 == second,
                        String(decoding: bytes[index..<index + marking.capitals.count], as: UTF8.self).folded
                            == marking.folded
                    {
                        return true
                    }
                    index += 1
                }
            }
            return false
        }
    }

    private func isMarked(_ line: String, _ marking: (text: String, folded: String, capitals: [UInt8])) -> Bool {
        let signs: Set<Character> = ["#", "*", "_", ">", "-", "[", "]", "\"", "«", "»", "."]
        for cell in line.split(whereSeparator: { $0 == "|" || $0 == ";" || $0 == ":" }) {
            if String(cell.filter { !signs.contains($0) }).folded == marking.folded { return true }
        }
        return line.hasWord(marking.text.uppercased())
    }
}

extension String {
    /// Whether the word stands in the text with no letter beside it.
    fileprivate func hasWord(_ word: String) -> Bool {
        var start = startIndex
        while let range = self[start...].firstRange(of: word) {
            let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
            let after = range.upperBound == endIndex ? nil : self[range.upperBound]
            if before?.isLetter != true, after?.isLetter != true { return true }
            start = range.upperBound
        }
        return false
    }
}

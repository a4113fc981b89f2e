internal import ContentModel
internal import Diagnostics
import Glibc
internal import KnowledgeBase
internal import Language

/// What a page read, as a line of JSON: made where the page is, and as bytes, for there are a million such reads in a site
/// of thousands of pages.
enum ReadLine {
    /// `{"page":"index.html","reads":{"title dire:radars":"0123456789abcdef"}}`, the questions in the order of their bytes.
    static func bytes(_ path: String, _ reads: [(question: Question, digest: UInt64)], _ edition: Edition) -> [UInt8] {
        var texts: [UInt8] = []
        texts.reserveCapacity(reads.count * 48)
        var lines: [(text: Range<Int>, digest: UInt64)] = []
        lines.reserveCapacity(reads.count)
        for read in reads where edition.mayKnow(read.question) {
            let start = texts.count
            read.question.write(edition.model, edition.names, into: &texts)
            lines.append((start..<texts.count, read.digest))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(texts.count + reads.count * 24 + path.utf8.count + 32)
        bytes += #"{"page":"#.utf8
        JSONText.quote(path, into: &bytes)
        bytes += #","reads":{"#.utf8
        texts.withUnsafeBufferPointer { texts in
            lines.sort { precedes(texts, $0.text, $1.text) }
            for (position, line) in lines.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONText.quote(UnsafeBufferPointer(rebasing: texts[line.text]), into: &bytes)
                bytes += ":\"".utf8
                for shift in stride(from: 56, through: 0, by: -8) {
                    bytes.append(hexadecimal: UInt8(truncatingIfNeeded: line.digest >> UInt64(shift)))
                }
                bytes.append(UInt8(ascii: "\""))
            }
        }
        bytes += "}}\n".utf8
        return bytes
    }

    private static func precedes(_ texts: UnsafeBufferPointer<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
        guard let base = texts.baseAddress else { return false }
        let order = memcmp(base + a.lowerBound, base + b.lowerBound, min(a.count, b.count))
        return order == 0 ? a.count < b.count : order < 0
    }
}

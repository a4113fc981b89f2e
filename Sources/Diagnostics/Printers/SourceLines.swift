/// The source lines that messages show, each file read once however many messages it has.
public struct SourceLines: Sendable {
    /// By path, then by 1-based number.
    private var lines: [String: [Int: String]] = [:]

    /// Finds the lines of all places, those of notes too.
    /// - Parameter reading: a file's contents; nil when it cannot be read any more.
    public init(of diagnostics: some Sequence<Diagnostic>, reading: (_ path: String) -> [UInt8]?) {
        var wanted: [String: Set<Int>] = [:]
        for diagnostic in diagnostics {
            for place in [diagnostic.place] + diagnostic.notes.map(\.place) where place.line > 0 {
                wanted[place.path, default: []].insert(place.line)
            }
        }
        for (path, numbers) in wanted {
            lines[path] = reading(path).map { Self.lines(numbers.sorted(), of: $0) }
        }
    }

    /// The line of a place without its end; nil when it cannot be had.
    public subscript(place: Place) -> String? { lines[place.path]?[place.line] }

    /// - Parameter numbers: ascending.
    private static func lines(_ numbers: [Int], of contents: [UInt8]) -> [Int: String] {
        var found: [Int: String] = [:]
        var rest = numbers[...]
        var number = 1
        var start = contents.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while let next = rest.first, start <= contents.count {
            let end = contents[start...].firstIndex(of: 0x0A) ?? contents.count
            if number == next {
                let isReturned = end > start && contents[end - 1] == 0x0D
                found[number] = String(decoding: contents[start..<(isReturned ? end - 1 : end)], as: UTF8.self)
                rest.removeFirst()
            }
            number += 1
            start = end + 1
        }
        return found
    }
}

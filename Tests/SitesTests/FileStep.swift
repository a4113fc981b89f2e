import Files
import Foundation

/// A change to single files that prepares a case.
enum FileStep: Sendable {
    /// A symbolic link.
    case link(String, to: String)
    /// Neither a file nor a folder.
    case fifo(String)
    case rename(String, to: String)
    case remove(String)
    /// Adds a line's text so many times at the end of a file, without line breaks between.
    case repeating(Int, String, in: String)
    /// Writes the file anew: with a byte order mark, with CRLF, in decomposed Unicode, in Windows-1252.
    case mark(String), carriageReturns(String), decompose(String), windows1252(String)
    /// Puts a byte, in hexadecimal, in place of each `@`.
    case byte(UInt8, in: String)
    /// A folder that is a disk of its own, of so many kilobytes.
    case disk(String, kilobytes: Int)
    /// Holds the lock of an output as another build does.
    case lock(String)
    /// Copies a file of the repository.
    case copy(String, to: String)

    init(_ verb: String, _ words: [String], line: String) throws {
        switch (verb, words.count) {
        case ("link", 2): self = .link(words[0], to: words[1])
        case ("fifo", 1): self = .fifo(words[0])
        case ("rename", 2): self = .rename(words[0], to: words[1])
        case ("remove", 1): self = .remove(words[0])
        case ("repeat", 3...):
            guard let count = Int(words[1]) else { throw BadCase(line) }
            let text = String(line.split(separator: " ", maxSplits: 3)[3])
            self = .repeating(count, text.replacing("\\n", with: "\n").replacing("·", with: " "), in: words[0])
        case ("bom", 1): self = .mark(words[0])
        case ("crlf", 1): self = .carriageReturns(words[0])
        case ("nfd", 1): self = .decompose(words[0])
        case ("windows-1252", 1): self = .windows1252(words[0])
        case ("byte", 2): self = .byte(try UInt8(words[0], radix: 16) ?? { throw BadCase(line) }(), in: words[1])
        case ("disk", 2): self = .disk(words[0], kilobytes: try Int(words[1]) ?? { throw BadCase(line) }())
        case ("lock", 1): self = .lock(words[0])
        case ("copy", 2): self = .copy(words[0], to: words[1])
        default: throw BadCase(line)
        }
    }

    func apply(in place: Workplace) throws {
        let files = FileManager.default
        switch self {
        case .link(let path, let target):
            try place.makeParent(of: path)
            try files.createSymbolicLink(atPath: place[path], withDestinationPath: target)
        case .fifo(let path):
            try place.makeParent(of: path)
            guard mkfifo(place[path], 0o644) == 0 else { throw BadCase("fifo \(path)") }
        case .rename(let from, let to):
            // Foundation's move traps when two names differ in Unicode form only.
            guard Glibc.rename(place[from], place[to]) == 0 else { throw BadCase("rename \(from) \(to)") }
        case .remove(let path): try files.removeItem(atPath: place[path])
        case .repeating(let count, let text, let path):
            let former = files.contents(atPath: place[path]) ?? Data()
            try place.makeParent(of: path)
            try (former + Data(String(repeating: text, count: count).utf8)).write(to: URL(filePath: place[path]))
        case .mark(let path): try place.rewrite(path) { [0xEF, 0xBB, 0xBF] + $0 }
        case .carriageReturns(let path):
            try place.rewrite(path) { bytes in bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
        case .decompose(let path):
            try place.rewrite(path) {
                Array(String(decoding: $0, as: UTF8.self).decomposedStringWithCanonicalMapping.utf8)
            }
        case .windows1252(let path):
            try place.rewrite(path) { bytes in
                Array(String(decoding: bytes, as: UTF8.self).data(using: .windowsCP1252) ?? Data())
            }
        case .byte(let byte, let path):
            try place.rewrite(path) { bytes in bytes.map { $0 == UInt8(ascii: "@") ? byte : $0 } }
        case .disk(let path, let kilobytes): try place.mount(path, kilobytes: kilobytes)
        case .lock(let path): try place.lock(path)
        case .copy(let path, let to):
            try place.makeParent(of: to)
            try files.copyItem(
                atPath: Workplace.repository.appending(path: path).path(percentEncoded: false), toPath: place[to])
        }
    }
}

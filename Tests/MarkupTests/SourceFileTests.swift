import Diagnostics
import Foundation
import Testing

@testable import Markup

@Suite struct SourceFileTests {
    private func decode(_ contents: [UInt8]) -> (SourceFile?, [Diagnostic]) {
        SourceFile.decode(path: "a/b.md", contents: contents)
    }

    @Test func `a byte order mark, CRLF and decomposed letters change neither text nor places`() throws {
        let plain = try #require(decode(Array("été\nzone inondable : é|\n".utf8)).0)
        let marked = "\u{FEFF}e\u{301}te\u{301}\r\nzone inondable : e\u{301}|\r\n"
        let other = try #require(decode(Array(marked.utf8)).0)
        #expect(other.bytes == plain.bytes)
        let bar = try #require(plain.bytes.firstIndex(of: 0x7C))
        #expect(plain.place(at: bar) == Place("a/b.md", line: 2, column: 19))
    }

    @Test func `letters that only look composed are composed, and others are left as they are`() throws {
        // The ångström and ohm signs, a Hangul syllable in parts and an en quad have composed or simpler forms.
        let file = try #require(decode(Array("\u{212B}\u{2126}\u{1112}\u{1161}\u{11AB}\u{2000}".utf8)).0)
        #expect(
            String(decoding: file.bytes, as: UTF8.self).unicodeScalars.map(\.value) == [0xC5, 0x3A9, 0xD55C, 0x2002])
        let french = "« L’œuvre » – 12\u{202F}€ … → ✅ 🏛️ ½ ²"
        #expect(try #require(decode(Array(french.utf8)).0).bytes == Array(french.utf8))
    }

    @Test func `an accented file of Windows-1252 is told from a file that is broken`() {
        let windows = Array("nom;pr".utf8) + [0xE9] + Array("nom\nBou".utf8) + [0xEE] + Array("ssole".utf8)
        #expect(brief(decode(windows).1) == ["1:7 windows-1252"])
        let broken = Array("é è à ç ô\nx".utf8) + [0xC3] + Array("y".utf8)
        #expect(brief(decode(broken).1) == ["2:2 pas-utf-8"])
        let utf16: [UInt8] = [0xFF, 0xFE] + "été".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(brief(decode(utf16).1) == ["0:0 utf-16"])
        #expect(brief(decode(Array(utf16.dropFirst(2)) + utf16.dropFirst(2)).1) == ["0:0 utf-16"])
    }

    @Test(arguments: [
        [0x50, 0x4B, 3, 4, 20, 0], [0xD0, 0xCF, 0x11, 0xE0, 0xA1], Array("{\\rtf1".utf8), Array("%PDF-1.4".utf8),
    ])
    func `a document of an office program is told as one`(_ contents: [UInt8]) {
        #expect(brief(decode(contents).1) == ["0:0 document-bureautique"])
    }

    @Test(
        arguments: [
            [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80],
            [0x80],
            [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x8F],
        ] as [[UInt8]])
    func `overlong, surrogate, too large and cut sequences are not UTF-8`(_ bytes: [UInt8]) {
        for prefix in 0..<17 {
            let contents = [UInt8](repeating: 0x61, count: prefix) + bytes
            #expect(brief(decode(contents).1).first?.hasPrefix("1:\(prefix + 1) ") == true)
        }
    }

    @Test func `the standard library and the scan agree on what is UTF-8`() {
        var generator = Lehmer(state: 7)
        for _ in 0..<20_000 {
            let bytes = (0..<12).map { _ in
                let any = UInt8(truncatingIfNeeded: generator.next())
                return generator.next() % 3 == 0 ? UInt8(0x41) : any | 0x80
            }
            let scan = bytes.withUnsafeBytes { UTF8Scan($0) }
            #expect((scan.firstInvalid == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
        }
    }

    @Test func `control characters are reported where they stand`() {
        #expect(
            brief(decode(Array("a\u{0}\nété\u{1B}[0m\u{85}\n\u{7F}".utf8)).1) == [
                "1:2 caractere-de-controle", "2:4 caractere-de-controle", "2:8 caractere-de-controle",
                "3:1 caractere-de-controle",
            ])
        #expect(brief(decode(Array("a\rb\r\n".utf8)).1) == ["1:2 caractere-de-controle"])
        #expect(decode(Array("a\tb\r\nc\n".utf8)).1.isEmpty)
    }

    @Test func `empty and oversized files are refused`() {
        #expect(brief(decode([]).1) == ["0:0 fichier-vide"])
        #expect(brief(decode(Array("\u{FEFF} \r\n\t\n".utf8)).1) == ["0:0 fichier-vide"])
        let large = [UInt8](repeating: 0x61, count: SourceFile.sizeLimit + 1)
        let (file, diagnostics) = decode(large)
        #expect(file == nil)
        #expect(diagnostics.map { $0.message(in: .french) } == ["Fichier de 11 Mo : 10 Mo au plus"])
        #expect(decode(large.dropLast()).0 != nil)
    }

    @Test func `columns count characters as a reader does`() throws {
        let file = try source("👩🏽‍🚒 à l’été\nx")
        let summer = "👩🏽‍🚒 à l’".utf8.count
        #expect(file.place(at: summer).column == 7)
        #expect(file.place(line: 1, byteColumn: summer + 1).column == 7)
        #expect(file.place(line: 1, byteColumn: 999) == Place("f.md", line: 1, column: 10))
        #expect(file.place(line: 9, byteColumn: 3).line == 2)
        #expect(file.place(at: -5) == Place("f.md", line: 1, column: 1))
    }

    @Test func `characters are counted alike wherever they stand in the text`() {
        let pieces = [
            "é", "a", "ÿ", "ɏ", "˿", "e\u{301}", "п", "—", "\u{202F}", "’", "🇫🇷", "👍🏽", "n\u{303}", "œ", "ԁ", "क्षि",
        ]
        for first in pieces {
            for second in pieces {
                for count in 0..<10 {
                    let text = String(repeating: "x", count: count) + first + "abc" + second + "défghij" + first
                    #expect(CharacterCount.of(ArraySlice(text.utf8)) == text.count, "\(text)")
                }
            }
        }
    }

    @Test func `lines are those of an editor`() throws {
        let file = try source("a\n\nb\n")
        #expect(file.lineCount == 3)
        #expect((1...4).map { file.text(ofLine: $0) } == ["a", "", "b", ""])
        #expect(try source("a\nb").lineCount == 2)
    }
}

/// A generator of numbers that are the same in each run (Lehmer 1951, parameters of Park and Miller).
struct Lehmer {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 48271 % 2_147_483_647
        return state >> 7
    }
}

import Checks
import ContentModel
import Diagnostics
import Files
import Foundation
import Language
import SiteBuild
import Synchronization
import TestSupport
import Testing

@Suite struct `An attached file` {
    private static let svg = #"<svg xmlns="http://www.w3.org/2000/svg""#

    @Test(arguments: [
        "\(svg) ONLOAD='x()'/>", "\(svg)><ScRiPt/></svg>", "\(svg)><x:script/></svg>", "\(svg)><foreignObject/></svg>",
        "\(svg)><!-- \"<!-- --><script>\"</svg>", "\(svg)><![CDATA[x=\"]]><script>\"</svg>",
        "\(svg)><a href='javascript:x'/></svg>",
        "\(svg)><a\nxlink:href = \"\nhttps://x\"/></svg>", "\(svg)><a href='&#106;avascript:x'/></svg>",
        "\(svg)><use href='autre.svg#x'/></svg>", "\(svg)><image href='data:image/svg+xml,x'/></svg>",
        "\(svg)><style>@import 'x'</style></svg>", "\(svg)><style>a{fill:\\75rl(x)}</style></svg>",
        "\(svg)><rect style='fill:url( \"//x\" )'/></svg>",
        "\(svg)><animate attributeName=' xlink:href ' to='x'/></svg>",
        "<?xml-stylesheet href='x'?>\(svg)/>", "<!DOCTYPE svg [<!ENTITY a 'b'>]>\(svg)/>",
        "<a xmlns='http://www.w3.org/1999/xhtml'/>", "<x:a xmlns:x='http://www.w3.org/1999&#47;xhtml'/>",
        "<?xml version='1.0' encoding='UTF-7'?>\(svg)/>", "\u{FEFF}\(svg)\0/>",
    ])
    func `of XML that may run or leads elsewhere is found out`(_ text: String) {
        #expect(ActiveMarkup.content(of: Array(text.utf8)) != nil)
    }

    @Test(arguments: [
        "\(svg)><defs/><use href='#a'/><image href='data:image/png;base64,AA'/></svg>",
        "\(svg)><style>.a{fill:url(#b)}</style><text>On = une option</text></svg>",
        "<gpx><link href='https://exemple.invalid'/><script/></gpx>", "<a b='c'/>",
    ])
    func `of XML that only shows something is harmless`(_ text: String) {
        #expect(ActiveMarkup.content(of: Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        ("a.html", "x"), ("a.XHTML", ""), ("a.svgz", ""), ("a.pdf", " \u{FEFF}\n<html>"), ("a.png", "<!-- -->"),
        ("a.csv", "<?xml"), ("a", "x"), ("a.inconnu", "x"), (".html", "x"), ("a.docm", "x"), ("a.pdf", "<\0h\0"),
    ])
    func `that a browser may take for a page, or of unknown type, is refused`(_ name: String, _ beginning: String) {
        #expect(AttachedType.problem(named: name, beginning: beginning.utf8) != nil)
    }

    @Test(arguments: [
        ("a.pdf", "%PDF"), ("A.ODT", "PK"), ("a.csv", "a;b"), ("a.txt", "< 3"), ("a.svg", "<svg/>"), ("a.png", ""),
    ])
    func `of a harmless type goes out`(_ name: String, _ beginning: String) {
        #expect(AttachedType.problem(named: name, beginning: beginning.utf8) == nil)
    }

    @Test func `has its markings found whatever the pieces in which it is read`() throws {
        let check = MarkingCheck(forbidding: ["Confidentiel"])
        let text = Array("un\n\nCONFIDENTIEL\ndeux confidentiel trois\nConfidentiel\n".utf8)
        for size in 1...text.count {
            var scan = MarkingScan(check, path: "a.txt")
            for start in stride(from: 0, to: text.count, by: size) {
                scan.add(Array(text[start..<min(start + size, text.count)]))
            }
            #expect(scan.finish().map(\.place.line) == [3, 5], "pieces of \(size)")
        }
        var wide = MarkingScan(check, path: "a.txt")
        wide.add([0xFF, 0xFE] + "CONFIDENTIEL".utf8.flatMap { [$0, 0] })
        #expect(wide.finish().map(\.id) == ["marquage-interdit"])
        var long = MarkingScan(check, path: "a.bin")
        for _ in 0..<40 { long.add(Array(repeating: 0x41, count: 100_000)) }
        long.add(Array(" CONFIDENTIEL ".utf8))
        #expect(long.finish().map(\.place.line) == [1])
    }

    @Test func `is read in pieces and never whole`() async throws {
        let folder = try TemporaryFolder()
        let sample = Repository.path("Tests/Sites/small/content")
        try FileManager.default.copyItem(atPath: sample, toPath: folder["content"])
        try folder.write(String(repeating: "ligne\n", count: 500_000), to: "content/docs/long.txt")
        try folder.write("---\nintitulé: A\npilote: ddt\n---\n\n[x](../docs/long.txt)\n", to: "content/politiques/a.md")
        let counts = Counts()
        let disk = FileSystem.disk
        var watched = disk
        watched.read = { path throws(FileError) in
            if path.hasSuffix("long.txt") { counts.addWhole() }
            return try disk.read(path)
        }
        watched.readPieces = { path, size, take throws(FileError) in
            try disk.readPieces(path, size) { piece in
                counts.add(piece.count)
                return take(piece)
            }
        }
        let options = SiteBuild.Options(content: folder["content"], theme: Repository.theme, output: folder["site"])
        let today = CalendarDate(parsing: "2013-06-17")
        let report = await SiteBuild(options, in: .init(fileSystem: watched, today: { _ in today }, clock: { 0 }))
            .build()
        #expect(report.isPublished, "\(report.diagnostics)")
        #expect(counts.whole == 0 && counts.largest > 0 && counts.largest <= 1 << 18)
        #expect(try folder.text("site/docs/long.txt").utf8.count == 3_000_000)
    }
}

private final class Counts: Sendable {
    private let state = Mutex((whole: 0, largest: 0))
    var whole: Int { state.withLock { $0.whole } }
    var largest: Int { state.withLock { $0.largest } }
    func addWhole() { state.withLock { $0.whole += 1 } }
    func add(_ count: Int) { state.withLock { $0.largest = max($0.largest, count) } }
}

import Language
import Testing

@Suite struct `Text for machines` {
    @Test func `five characters are escaped for HTML, four where an apostrophe may stand`() {
        var bytes: [UInt8] = []
        bytes.append(escaping: "L’« a » & <b> \"c\" d'é")
        #expect(String(decoding: bytes, as: UTF8.self) == "L’« a » &amp; &lt;b&gt; &quot;c&quot; d&#39;é")
        bytes = []
        Array("&d'é<".utf8).withUnsafeBufferPointer { bytes.append(escaping: $0, .exceptApostrophe) }
        #expect(String(decoding: bytes, as: UTF8.self) == "&amp;d'é&lt;")
    }

    @Test func `a byte is two digits`() {
        #expect(String(hexadecimal: [0, 9, 10, 0xAF, 0xFF]) == "00090aafff")
        #expect(String(hexadecimal: UInt32(0xAF09)) == "0000af09")
        #expect(String(hexadecimal: UInt64(0)) == "0000000000000000")
        #expect("é d".percentEncoded == "%C3%A9%20d")
    }

    @Test(arguments: [
        ("content/politiques/logement.md", "content/politiques/", "logement.md"), ("logement.md", "", "logement.md"),
        ("/logement.md", "/", "logement.md"), ("content/", "content/", ""), ("", "", ""), ("é/ö", "é/", "ö"),
    ])
    func `a path is a folder and a last name`(path: String, folder: String, name: String) {
        #expect(path.folder == folder)
        #expect(path.lastName == name)
    }
}

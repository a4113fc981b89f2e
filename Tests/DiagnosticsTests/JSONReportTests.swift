import Diagnostics
import Foundation
import Testing

@Suite struct JSONReportTests {
    private let diagnostics = [
        Diagnostic(
            .markup(.duplicateKey("a \"b\"")), at: Place("un dossier/é:1.md", line: 3, column: 2), suggestion: "ab",
            notes: [Diagnostic.Note(.firstDefinedHere, at: Place("x.md", line: 1, column: 1))]),
        Diagnostic(.markup(.rawHTML("<b>")), at: Place("x.md", line: 9)),
        Diagnostic(.markup(.emptyFile), at: Place("y.md")),
    ]

    private func object(_ json: JSONText) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(json.compact.utf8)) as? [String: Any])
    }

    @Test func `the report has one form`() {
        #expect(
            JSONReport(language: .english).json(diagnostics.prefix(1)).compact
                == #"{"version":1,"diagnostics":[{"id":"cle-en-double","severity":"error","path":"un dossier/é:1.md","#
                + #""line":3,"column":2,"message":"Duplicate field “a \"b\"”; did you mean “ab”?","suggestion":"ab","#
                + #""notes":[{"message":"first defined here","path":"x.md","line":1,"column":1}]}],"#
                + #""counts":{"errors":1,"warnings":0}}"#)
    }

    @Test func `the report is valid JSON and counts by severity`() throws {
        let report = try object(JSONReport(language: .french).json(diagnostics))
        #expect(report["counts"] as? [String: Int] == ["errors": 2, "warnings": 1])
        let items = try #require(report["diagnostics"] as? [[String: Any]])
        #expect(items.map { $0["line"] as? Int } == [3, 9, 0])
        #expect(items[1]["suggestion"] is NSNull)
    }

    @Test func `SARIF has what its schema requires, with rules and places`() throws {
        let log = try object(SARIFReport(language: .french, toolVersion: "1.2.3").json(diagnostics))
        #expect(log["version"] as? String == "2.1.0")
        #expect((log["$schema"] as? String)?.hasSuffix("sarif-schema-2.1.0.json") == true)
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: String]]).map { $0["id"] }
        #expect(rules == ["cle-en-double", "fichier-vide", "html-brut"])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["level"] as? String } == ["error", "warning", "error"])
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index] == result["ruleId"] as? String)
            #expect((result["message"] as? [String: String])?["text"]?.isEmpty == false)
        }
        let places = try results.map { result in
            try #require(((result["locations"] as? [[String: Any]])?.first)?["physicalLocation"] as? [String: Any])
        }
        #expect((places[0]["artifactLocation"] as? [String: String]) == ["uri": "un%20dossier/%C3%A9%3A1.md"])
        #expect(places[0]["region"] as? [String: Int] == ["startLine": 3, "startColumn": 2])
        #expect(places[1]["region"] as? [String: Int] == ["startLine": 9])
        #expect(places[2]["region"] == nil)
        let related = try #require(results[0]["relatedLocations"] as? [[String: Any]])
        #expect((related[0]["message"] as? [String: String]) == ["text": "défini ici d'abord"])
    }

    @Test func `an empty report is a report`() throws {
        #expect(
            JSONReport(language: .french).json([]).compact
                == #"{"version":1,"diagnostics":[],"counts":{"errors":0,"warnings":0}}"#)
        let runs = try object(SARIFReport(language: .french, toolVersion: "1").json([]))["runs"] as? [[String: Any]]
        #expect((runs?.first?["results"] as? [Any])?.isEmpty == true)
    }

    @Test func `every character survives, and none can end a script`() throws {
        var text = "</script>\u{2028}\u{2029}é🏛️\u{E2}\u{2030}"
        for value in UInt32(0)..<0x300 { text.unicodeScalars.append(try #require(Unicode.Scalar(value))) }
        let compact = JSONText.string(text).compact
        #expect(
            try JSONSerialization.jsonObject(with: Data(compact.utf8), options: .fragmentsAllowed) as? String == text)
        #expect(
            !compact.unicodeScalars.contains {
                $0 == "<" || $0.value < 0x20 || $0.value == 0x2028 || $0.value == 0x2029
            })
        #expect(JSONText.string("a\u{E2}").compact == "\"aâ\"")
    }

    @Test func `indented text is the same value with a line for each member`() throws {
        let value: JSONText = ["b": [1, -2, true, .null], "a": [:], "c": ["d": "e"], "f": []]
        #expect(value.compact == #"{"b":[1,-2,true,null],"a":{},"c":{"d":"e"},"f":[]}"#)
        #expect(
            value.indented
                == """
                {
                  "b": [
                    1,
                    -2,
                    true,
                    null
                  ],
                  "a": {},
                  "c": {
                    "d": "e"
                  },
                  "f": []
                }

                """)
    }
}

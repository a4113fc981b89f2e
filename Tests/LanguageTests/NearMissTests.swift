import Testing

@testable import Language

@Suite struct NearMissTests {
    @Test(
        arguments: [
            ("j.dupond", ["j.dupont", "j.durand"], "j.dupont"), ("refernet", ["référent", "service"], "référent"),
            ("réferent", ["référent"], "référent"), ("nom", ["non", "nol"], "nol"), ("titer", ["titre"], "titre"),
            ("préfet", ["sous-préfet"], nil), ("x", ["été"], nil), ("", ["a"], nil), ("a", [], nil),
            ("politiques publique", ["politique publique", "politique"], "politique publique"), ("abc", [""], nil),
        ] as [(String, [String], String?)])
    func `the nearest name within reach is found, the first of equals`(
        _ name: String, _ candidates: [String], _ expected: String?
    ) {
        #expect(NearMiss.nearest(to: name, among: candidates) == expected)
        #expect(NearMiss.nearest(to: name, among: candidates.reversed()) == expected)
    }

    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3),
        ("abcd", "abdc", 1), ("flaw", "lawn", 2),
    ])
    func `distances count changes, swaps of neighbours as one`(_ a: String, _ b: String, _ distance: Int) {
        #expect(NearMiss.distance(Array(a.utf8), Array(b.utf8), atMost: 9) == distance)
        #expect(NearMiss.distance(Array(b.utf8), Array(a.utf8), atMost: 9) == distance)
    }

    @Test func `the limit changes no distance within it`() {
        let words = ["abcde", "badce", "abxde", "edcba", "abcdefgh", "bacd", "a", "zzzzz"].map { Array($0.utf8) }
        for a in words {
            for b in words {
                let exact = NearMiss.distance(a, b, atMost: 99)
                for limit in 0...8 {
                    let bounded = NearMiss.distance(a, b, atMost: limit)
                    #expect(exact <= limit ? bounded == exact : bounded > limit)
                }
            }
        }
    }
}

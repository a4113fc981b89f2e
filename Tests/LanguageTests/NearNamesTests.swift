import Testing

@testable import Language

@Suite struct `A list of names asked for near misses` {
    @Test func `finds what one search among them finds`() {
        var generator = Steady(state: 20_130_617)
        func word() -> String {
            String(
                (0..<Int.random(in: 1...14, using: &generator)).map { _ in
                    "abcé-".randomElement(using: &generator) ?? "a"
                })
        }
        for _ in 0..<40 {
            let names = (0..<60).map { _ in word() }
            var near = NearNames(names)
            var effort = 1_000_000
            for _ in 0..<40 {
                let name = word()
                #expect(near.nearest(to: name, effort: &effort) == NearMiss.nearest(to: name, among: names), "\(name)")
            }
        }
    }

    @Test func `a name asked for again costs nothing`() {
        var near = NearNames((0..<1000).map { "service-\($0)" })
        var effort = 1_000_000
        #expect(near.nearest(to: "servise-7", effort: &effort) == "service-7")
        let left = effort
        for _ in 0..<1000 { #expect(near.nearest(to: "servise-7", effort: &effort) == "service-7") }
        #expect(effort == left && left < 1_000_000)
    }

    @Test func `thousands of names take no more than the effort allowed`() {
        var near = NearNames((0..<5000).map { "politique-numero-\($0)" })
        var effort = 200_000
        for number in 0..<5000 { _ = near.nearest(to: "politique-\(number)-numero", effort: &effort) }
        // The last search may go beyond, by one pass.
        #expect(effort <= 0 && effort > -200_000)
        #expect(near.nearest(to: "politique-numero-12x", effort: &effort) == nil)
    }
}

/// Numbers that look random, the same in every run (Knuth's MMIX).
private struct Steady: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 33
    }
}

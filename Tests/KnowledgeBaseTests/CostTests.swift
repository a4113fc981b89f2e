import ContentModel
import Diagnostics
import Language
import Testing

@testable import KnowledgeBase

@Suite struct `The work that faults make` {
    private typealias Sameness = Rivals.Sameness

    @Test func `entries that share one value of a rule are not all compared`() {
        var rivals = Rivals()
        for number in 0..<4000 {
            let values: Rivals.Values = [[.text("logement")], [.text("sujet \(number)")], [.any]]
            #expect(rivals.add(values, limit: 3) == [])
        }
        #expect(rivals.comparisons < 100)
    }

    @Test func `entries that all agree are compared with a few`() {
        var rivals = Rivals()
        for number in 0..<4000 {
            #expect(rivals.add([[.text("logement")], [.any]], limit: 3) == Array(0..<min(number, 3)))
        }
        #expect(rivals.comparisons < 4 * 4000)
    }

    @Test func `rivals are those that comparing all pairs finds`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<30 {
            var rivals = Rivals()
            var all: [Rivals.Values] = []
            for _ in 0..<60 {
                let values: Rivals.Values = (0..<3).map { _ in
                    let count = [0, 1, 1, 1, 2, 20].randomElement(using: &generator) ?? 1
                    let isAny = Int.random(in: 0..<5, using: &generator) == 0
                    return Set(
                        (0..<count).map { _ in
                            Sameness.text("\(Int.random(in: 0..<(count > 2 ? 40 : 3), using: &generator))")
                        }
                    )
                    .union(isAny ? [.any] : [])
                }
                let expected = all.indices.filter { other in
                    zip(all[other], values).allSatisfy {
                        !$0.isEmpty && !$1.isEmpty
                            && ($0.contains(.any) || $1.contains(.any) || !$0.isDisjoint(with: $1))
                    }
                }
                #expect(rivals.add(values, limit: 3) == Array(expected.prefix(3)), "\(all + [values])")
                all.append(values)
            }
        }
    }

    @Test func `a name of a thousand entries lists ten at each reference`() throws {
        let services = (0..<1000).map { ("services/s\($0).md", "---\nnom: Pareil\n---\n") }
        let rows = "prénom;nom;chef de\n" + (0..<1000).map { "A\($0);B;Pareil\n" }.joined()
        let (linker, _) = try TextBase.linker(people, services + [("personnes.csv", rows)])
        let found = linker.knowledgeBase().1
        #expect(found.count == 1000 && found.allSatisfy { $0.id == "reference-ambigue" && $0.notes.count == 11 })
        #expect(found[0].notes[10].text == .others(990))
    }

    @Test func `wrong names look for near ones within an effort for all of them`() throws {
        let services = (0..<3000).map { ("services/service-numero-\($0).md", "---\nnom: Service numéro \($0)\n---\n") }
        let rows = "prénom;nom;chef de\n" + (0..<9000).map { "A\($0);B;servise-numer-\($0)\n" }.joined()
        let (linker, _) = try TextBase.linker(people, services + [("personnes.csv", rows)])
        var suggester = Suggester(linker)
        let allowed = suggester.effort
        var found: [Diagnostic] = []
        for position in 0..<linker.entryCount {
            found += suggester.completing(linker.link(entryAt: position).findings)
        }
        #expect(found.count == 9000 && found[0].suggestion != nil && found[8999].suggestion == nil)
        #expect(suggester.effort > -allowed / 100)
    }

    @Test func `those who replace one another in a circle are told once, by ten of them`() throws {
        let notes = (0..<500).map { number in
            ("notes/n\(number).md", "---\nsujet: Note \(number)\nremplace: n\((number + 1) % 500)\n---\n")
        }
        let base = try TextBase(people, notes)
        let found = base.base.whole.breaches(at: try #require(CalendarDate(parsing: "2013-06-17")))
            .filter { $0.id == "succession-en-boucle" }
        #expect(found.count == 1 && found[0].notes.count == 11 && found[0].notes[10].text == .others(489))
    }
}

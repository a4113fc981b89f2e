import Foundation
import Language
import Rendering
import TestSupport
import Testing

@testable import ContentModel

@Suite struct `A word of the sample's model that names something` {
    private static func sample() throws -> String {
        try String(contentsOf: Repository.root.appending(path: "content/model.yaml"), encoding: .utf8)
    }

    @Test func `is told at its line when it is misspelt, whichever it is`() async throws {
        let mutants = try ModelMutation.all(of: Self.sample())
        #expect(mutants.count > 700)
        let silent = await withTaskGroup(of: [String].self) { group in
            let parts = stride(from: 0, to: mutants.count, by: 50).map { mutants[$0..<min($0 + 50, mutants.count)] }
            for part in parts {
                group.addTask {
                    part.filter { $0.found(language: .french).isEmpty }.map { "\($0.line):\($0.column) \($0.word)" }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(silent.sorted() == [])
    }
}

@Suite struct `The reference of the model` {
    @Test func `is the page of the sample that shows it`() throws {
        let page = try String(contentsOf: Repository.root.appending(path: "content/pages/modele.md"), encoding: .utf8)
        let text = try #require(page.range(of: "\n---\n\n").map { String(page[$0.upperBound...]) })
        let reference = ModelReference.markdown(in: .french, views: ViewRooms.declarations)
        #expect(text == reference, "unisson model > content/pages/modele.md, below its head")
    }
}

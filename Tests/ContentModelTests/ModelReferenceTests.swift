import Language
import Rendering
import Testing

@testable import ContentModel

@Suite struct `The reference of all keys` {
    @Test func `says of every key what it means, in both languages`() {
        let french = ModelReference.markdown(in: .french, views: ViewRooms.declarations)
        let english = ModelReference.markdown(in: .english, views: ViewRooms.declarations)
        #expect(french.split(separator: "\n").count == english.split(separator: "\n").count)
        for text in [french, english] { #expect(!text.contains("|  |\n") || text.contains("markdown")) }
        for role in Role.allCases { #expect(french.contains("| `\(role.rawValue)`")) }
        for type in FieldTypeName.allCases { #expect(english.contains("| `\(type.rawValue)` |")) }
    }
}

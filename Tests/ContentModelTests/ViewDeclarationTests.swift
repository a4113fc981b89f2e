import Diagnostics
import Language
import Markup
import Rendering
import Testing

@testable import ContentModel

/// A type of view of which ContentModel has never heard.
private enum Gallery: ViewDeclaration {
    static let word = "gallery"
    static let sentence = Sentence("des images accrochées", "pictures on a wall")
    static let parts = [KeyList("frame", FrameKey.self)]

    enum Key: String, PartKeys {
        case gallery, picture, frame

        var note: KeyNote {
            switch self {
            case .gallery: .required(.kind, "le genre des peintres", "the kind of the painters")
            case .picture: .required(.field(FieldSort(.text)), "leur tableau", "their picture")
            case .frame: KeyNote(.keys("frame"), "le cadre", "the frame")
            }
        }
    }

    enum FrameKey: String, PartKeys {
        case width

        var note: KeyNote { .required(.number, "sa largeur", "its width") }
    }

    struct Body: ViewBody, Hashable {
        var kind: KindID
        var picture: FieldID
        var width: Int?
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> Body? {
        let width = parts[.frame].flatMap { node -> Int? in
            let frame: Parts<FrameKey> = binder.reader.parts(
                node, of: .viewPart("frame"), at: parts.place(of: .frame))
            return frame[.width].flatMap { binder.reader.integer($0) }
        }
        guard let kind = parts[.gallery].flatMap({ binder.kind($0) }) else { return nil }
        binder.need([.person], of: kind, parts)
        return binder.field(.picture, parts, in: binder.scope(kind)).map {
            Body(kind: kind, picture: $0, width: width)
        }
    }
}

/// Another, whose views name those of the first.
private enum Tour: ViewDeclaration {
    static let word = "tour"
    static let sentence = Sentence("un tour des murs", "a walk along the walls")
    static let namesViews = true

    enum Key: String, PartKeys {
        case tour

        var note: KeyNote { .required(.view, "une galerie", "a gallery") }
    }

    struct Body: ViewBody {
        var gallery: ViewID?
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> Body? {
        Body(gallery: parts[.tour].flatMap { binder.view($0, with: Gallery.Body.self)?.id })
    }
}

@Suite struct `A type of view from outside` {
    private static let types: [any ViewDeclaration.Type] = [Gallery.self, Tour.self]

    private func read(_ views: String, kind: String = "roles: { person: chef }") throws -> (
        model: Model, found: [String]
    ) {
        let text = model("views: \(views)", fields: "chef: { type: reference, to: personne }", kind: kind)
        return try ContentModelTests.read(text, views: Self.types)
    }

    @Test func `is read as its declaration says`() throws {
        let (model, found) = try read(
            "{ mur: { gallery: personne, picture: nom, frame: { width: 5 }, title: Le mur, help: Au fond } }")
        #expect(found == [])
        let view = try #require(model.views.first)
        #expect((view.key, view.title, view.help, view.place.line) == ("mur", "Le mur", "Au fond", 19))
        #expect(view.body as? Gallery.Body == Gallery.Body(kind: KindID(1), picture: FieldID(1), width: 5))
    }

    @Test(arguments: [
        ("{ v: { galery: personne } }", ["19:15 vue-inconnue → gallery"]),
        ("{ v: { index: personne } }", ["19:15 vue-inconnue"]),
        ("{ v: { gallery: personne } }", ["19:10 cle-de-modele-manquante"]),
        ("{ v: { gallery: person, picture: nom } }", ["19:24 genre-inconnu → personne"]),
        (
            "{ v: { gallery: personne, pictur: nom } }",
            ["19:10 cle-de-modele-manquante", "19:34 cle-de-modele-inconnue → picture"]
        ),
        ("{ v: { gallery: personne, picture: arrivée } }", ["19:43 type-de-champ"]),
        (
            "{ v: { gallery: personne, picture: nom, frame: { widht: 5 } } }",
            [
                "19:48 cle-de-modele-manquante", "19:57 cle-de-modele-inconnue → width",
            ]
        ),
        ("{ v: { gallery: service, picture: nom } }", ["19:10 role-manquant < 2:3"]),
    ])
    func `has its mistakes told at their places, with the nearest right word`(views: String, expected: [String]) throws
    {
        #expect(try read(views).found == expected)
    }

    @Test func `names views that the file declares later`() throws {
        let (model, found) = try read(
            "{ t: { tour: mur }, fond: { gallery: personne, picture: nom }, mur: { gallery: personne, picture: nom } }")
        #expect(found == [])
        let gallery = try #require((model.views.first?.body as? Tour.Body)?.gallery)
        #expect(model.views[gallery].name == "mur")
        #expect(
            try read("{ t: { tour: murs }, mur: { gallery: personne, picture: nom } }").found == [
                "19:21 mot-inconnu → mur"
            ])
        // A tour is no gallery.
        #expect(try read("{ t: { tour: t } }").found == ["19:21 mot-inconnu"])
    }

    @Test func `stands in the reference with its keys and theirs`() {
        let reference = ModelReference.markdown(in: .english, views: Self.types)
        let expected = """
            ### `gallery`

            Pictures on a wall.

            | Word | Takes | Meaning |
            | --- | --- | --- |
            | `gallery` **required** | a kind | the kind of the painters |
            | `picture` **required** | a field: `text` | their picture |
            | `frame` | several words | the frame |

            #### `frame`

            | Word | Takes | Meaning |
            | --- | --- | --- |
            | `width` **required** | a number | its width |

            ### `tour`
            """
        #expect(reference.contains(expected))
        #expect(!reference.contains("`index`"))
        #expect(ModelReference.markdown(in: .french, views: Self.types).contains("Des images accrochées.\n"))
    }
}

@Suite struct `The types of view of a site` {
    private static func word<Type: ViewDeclaration>(_ type: Type.Type) -> String? {
        Type.Key(rawValue: type.word)?.rawValue
    }

    @Test func `are told by a key of their own`() {
        let words = ViewRooms.declarations.map { Self.word($0) }
        #expect(words == ViewRooms.declarations.map { $0.word })
        #expect(Set(words).count == words.count)
    }
}

public import ContentModel
public import Diagnostics
internal import Language
public import Templates

extension SiteFrame {
    /// Holds the theme's templates against what pages will give them.
    public func checkTemplates() -> [Diagnostic] {
        let missing = Set(uses.map(\.template)).filter { !theme.templates.contains($0) }.sorted().map { name in
            Diagnostic(
                .template(.unknownPartial(name)), at: Place("\(theme.path)/templates/\(name).mustache"))
        }
        return missing + theme.templates.check(uses.filter { theme.templates.contains($0.template) }, shapes: shapes)
    }

    /// Each template that a page can need, with the context it is given.
    private var uses: [TemplateUse] {
        let kinds = model.kinds.filter(\.hasPages).map { kind in
            TemplateUse(template(forKind: kind), contexts: ["page", "page:" + kind.key])
        }
        return kinds + [
            TemplateUse("accueil", contexts: ["page", "home"]), TemplateUse("liste", contexts: ["page", "list"]),
            TemplateUse("index-a-z", contexts: ["page", "index"]),
            TemplateUse("plan-du-site", contexts: ["page", "map"]), TemplateUse("404", contexts: ["page"]),
            TemplateUse("redirection", contexts: ["page", "redirect"]),
        ] + (hasSearch ? [TemplateUse(Self.searchTemplate, contexts: ["page", "search"])] : []) + ViewPages.uses
    }

    /// What each context answers, from the model and the theme.
    var shapes: Shape.Catalogue {
        var shapes: Shape.Catalogue = [
            "page": PageShapes.common,
            "index": PaginationContext.keys.merging([
                "@letters": .list(.object("letter")), "@sections": .list(.object("letter-section")),
            ]) { a, _ in a },
            "map": ["@views": .list(.object("link")), "@kinds": .list(.object("kind"))],
            "redirect": ["@target": .text, "@moved": .text], "search": SearchPage.shape,
            "t": Dictionary(uniqueKeysWithValues: strings.keys.map { ($0, Shape.text) }),
            "asset": Dictionary(assetPaths.keys.map { ($0.slug, Shape.text) }) { a, _ in a },
            "site": settings.information.mapValues { _ in Shape.text }
                .merging(["title": .text, "subtitle": .text]) { a, _ in a },
            "any": EntryContext.keys,
            "value": ValueContext.shape,
            "phone": ValueContext.phoneShape,
            "field": FieldContext.shape,
            "backlinks": BacklinkGroup.shape,
        ].merging(PageShapes.items) { a, _ in a }.merging(ListPage.shapes.merging(HomePage.shapes) { a, _ in a }) {
            a, _ in a
        }.merging(ViewPages.shapes) { a, _ in a }
        for kind in model.kinds {
            shapes["entry:" + kind.key] = entryShape(kind, &shapes)
            shapes["page:" + kind.key] = PageShapes.entryPage.merging(EntryPanels.shape) { a, _ in a }.merging([
                "entry": .object("entry:" + kind.key), "@field": .object("fields:" + kind.key),
            ]) { a, _ in a }
            shapes["fields:" + kind.key] = Dictionary(kind.fields.map { ($0.key, Shape.object("field")) }) { a, _ in a }
        }
        return shapes
    }

    private func entryShape(_ kind: Kind, _ shapes: inout Shape.Catalogue) -> [String: Shape] {
        var shape = EntryContext.keys
        for field in kind.fields {
            let type = fieldShape(field, of: kind, &shapes)
            shape[field.key] = field.type.isMany ? .list(type) : type
        }
        for inverse in model.inverses(of: kind.id) {
            shape[inverse.key] = .list(.object("entry:" + model.kinds[inverse.sourceKind].key))
        }
        return shape
    }

    private func fieldShape(_ field: Field, of kind: Kind, _ shapes: inout Shape.Catalogue) -> Shape {
        switch field.type {
        case .markdown: return .markup
        case .boolean, .searchable: return .flag
        case .reference(let type):
            return .object(type.kinds.count == 1 ? "entry:" + model.kinds[type.kinds[0]].key : "any")
        case .records(let fields):
            let name = "record:\(kind.key):\(field.key)"
            var shape: [String: Shape] = [:]
            for subfield in fields {
                let type = fieldShape(subfield, of: kind, &shapes)
                shape[subfield.key] = subfield.type.isMany ? .list(type) : type
            }
            shapes[name] = shape
            return .object(name)
        default: return .object("value")
        }
    }
}

/// The shapes that depend on no model.
private enum PageShapes {
    static let common: [String: Shape] = [
        "@title": .text, "@full-title": .text, "@lang": .text, "@root": .text, "@path": .text, "@csp": .text,
        "@home": .flag, "@banner": .text, "@situation": .text, "@has-crumbs": .flag, "@crumbs": .list(.object("link")),
        "@menu": .list(.object("menu")), "@view-help": .text, "@legal": .list(.object("link")),
        "@stamp": .object("stamp"),
        "@report-url": .text, "@kind-name": .text, "@lead": .markup, "@has-badges": .flag,
        "@badges": .list(.object("badge")), "@alerts": .list(.object("alert")), "@site": .object("site"),
        "t": .object("t"), "asset": .object("asset"),
    ]

    static let entryPage: [String: Shape] = [
        "@has-fields": .flag, "@fields": .list(.object("field")), "@sections": .list(.object("field")),
        "@body": .markup,
        "@prose": .list(.object("field")), "@parts": .list(.object("field")), "@tables": .list(.object("backlinks")),
        "@has-contents": .flag, "@contents": .list(.object("heading")), "@has-backlinks": .flag,
        "@backlinks": .list(.object("backlinks")),
    ]

    static let items: Shape.Catalogue = [
        "link": ["@title": .text, "@url": .text],
        "menu": ["@title": .text, "@url": .text, "@current": .flag],
        "figure": ["@number": .number, "@text": .text, "@url": .text],
        "kind": ["@title": .text, "@url": .text, "@text": .text, "@count": .number],
        "empty": ["what": .text, "how": .text],
        "letter": ["@letter": .text, "@url": .text],
        "letter-section": ["@id": .text, "@letter": .text, "@entries": .list(.object("index-item"))],
        "index-item": [
            "@title": .text, "@url": .text, "@note": .text,
        ],
        "step": ["@gap": .flag, "@number": .number, "@url": .text, "@current": .flag],
        "badge": ["@tone": .text, "@icon": .text, "@text": .text],
        "alert": ["@tone": .text, "@title": .text, "@since": .text, "@from": .text, "@link": .object("link")],
        "heading": [
            "@anchor": .text, "@text": .text, "@has-children": .flag, "@children": .list(.object("subheading")),
        ],
        "subheading": ["@anchor": .text, "@text": .text],
        "stamp": ["text": .text, "validated": .text, "review": .text],
        "table": ["@caption": .text, "@columns": .list(.object("column")), "@rows": .list(.object("row"))],
        "column": ["@label": .text],
        "row": ["@cells": .list(.object("cell"))],
        "cell": [
            "@values": .list(.object("value")), "@many": .flag, "@short": .flag, "@note": .text,
            "@phone": .object("phone"),
        ],
    ]
}

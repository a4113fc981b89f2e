internal import ContentModel
public import Diagnostics
internal import Language
internal import Templates

extension SiteFrame {
    /// Holds the theme's templates against what pages will give them.
    public func checkTemplates() -> [Diagnostic] {
        let missing = Set(uses.map(\.template)).filter { !theme.templates.contains($0) }.sorted().map { name in
            Diagnostic(
                .template(.unknownPartial(name)), at: Place("\(theme.path)/templates/\(name).mustache"))
        }
        return missing + theme.templates.check(uses.filter { theme.templates.contains($0.template) }, shapes: shapes)
    }

    /// Each template that a page can need, with the contexts it is given.
    var uses: [TemplateUse] {
        let kinds = model.kinds.filter(\.hasPages).map { kind in
            TemplateUse(
                template(forKind: kind), contexts: [AnyPage.name, EntryPanels.name, EntryPage.name + ":" + kind.key])
        }
        return kinds
            + ThemeKeys.uses.filter { use in
                (hasSearch || use.template != Theme.searchTemplate) && (givesData || use.template != Theme.dataTemplate)
                    && (theme.hasReview || use.template != Theme.reviewTemplate)
            } + documentUses
    }

    /// What each context answers, from its table, the model and the theme.
    var shapes: Shape.Catalogue {
        var shapes = Dictionary(uniqueKeysWithValues: ThemeKeys.contexts.map { ($0.name, $0.shapes) })
        shapes["t"] = Dictionary(uniqueKeysWithValues: strings.keys.map { ($0, Shape.text) })
        shapes["asset"] = Dictionary(assetPaths.keys.map { ($0.slug, Shape.text) }) { a, _ in a }
        shapes["site"] = settings.information.mapValues { _ in Shape.text }
            .merging(["title": .text, "subtitle": .text, "search-example": .text]) { a, _ in a }
        let anyEntry = shapes[EntryPage.name] ?? [:]
        // Of an entry whose kind is not known, no field is.
        shapes["fields"] = [:]
        for kind in model.kinds {
            shapes["entry:" + kind.key] = entryShape(kind, &shapes)
            shapes["fields:" + kind.key] = Dictionary(kind.fields.map { ($0.key, Shape.object(FieldContext.name)) }) {
                a, _ in a
            }
            shapes[EntryPage.name + ":" + kind.key] = anyEntry.merging([
                "entry": .object("entry:" + kind.key), "@field": .object("fields:" + kind.key),
            ]) { _, own in own }
        }
        return shapes
    }

    private func entryShape(_ kind: Kind, _ shapes: inout Shape.Catalogue) -> [String: Shape] {
        var shape = EntryContext.description.shapes
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
            return .object(type.kinds.count == 1 ? "entry:" + model.kinds[type.kinds[0]].key : EntryContext.name)
        case .records(let fields):
            let name = "record:\(kind.key):\(field.key)"
            var shape: [String: Shape] = [:]
            for subfield in fields {
                let type = fieldShape(subfield, of: kind, &shapes)
                shape[subfield.key] = subfield.type.isMany ? .list(type) : type
            }
            shapes[name] = shape
            return .object(name)
        default: return .object(ValueContext.name)
        }
    }
}

internal import ContentModel
internal import Language
internal import Templates

/// The site's name and the texts of `site.yaml`.
struct SiteContext: TemplateContext {
    let frame: SiteFrame

    func value(for name: KeyName) -> TemplateValue {
        switch name.text {
        case "title": return .text(frame.title)
        case "subtitle": return .text(frame.language.typeset(frame.settings.subtitle))
        case "search-example": return .text(frame.language.typeset(frame.settings.searchExample ?? ""))
        default:
            return frame.settings.information[name.text].map { .text(frame.language.typeset($0)) } ?? .absent
        }
    }
}

/// The words of the interface: `{{t.next}}`.
struct StringsContext: TemplateContext {
    let strings: InterfaceStrings

    func value(for name: KeyName) -> TemplateValue { strings[name.text].map { .text($0) } ?? .absent }
}

/// The addresses of assets: `{{asset.sobre-css}}`.
struct AssetContext: TemplateContext {
    let scope: PageScope

    func value(for name: KeyName) -> TemplateValue {
        scope.frame.assetPathsByKey[name.text].map { .text(scope.url($0)) } ?? .absent
    }
}

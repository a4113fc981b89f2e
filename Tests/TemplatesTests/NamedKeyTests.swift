import Templates
import Testing

@Suite struct `The keys that a template names` {
    private let set = TemplateSet(compiling: [
        source(
            "kinds/a",
            "{{<base}}{{$main}}{{#entry.phone}}{{@text}}{{/entry.phone}}{{^entry.@in-force}}{{>b}}{{/entry.@in-force}}{{/main}}{{/base}}"
        ),
        source("base", "{{@title}}{{$main}}{{/main}}{{entry}}"),
        source("b", "{{@field.public.@label}}{{>b}}{{other.name}}"),
        source("c", "{{entry.mail}}{{>*entry.which}}"),
    ])

    private static func source(_ name: String, _ text: String) -> TemplateSource {
        TemplateSource(name: name, path: name, bytes: Array(text.utf8))
    }

    @Test func `are its own and those of its partials, below the names that are asked for`() {
        #expect(set.keys(below: ["entry", "@field"], in: "kinds/a") == ["phone", "@in-force", "public"])
        #expect(set.keys(below: ["entry"], in: "kinds/a") == ["phone", "@in-force"])
        #expect(set.keys(below: ["entry"], in: "c") == ["mail"])
        #expect(set.keys(below: ["entry"], in: "none") == [])
    }
}

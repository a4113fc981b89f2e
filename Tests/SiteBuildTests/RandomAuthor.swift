/// Writes content as authors do, well and badly, with a word of its own wherever text can stand.
struct RandomAuthor {
    /// A word, where it stands, and what must become of it.
    struct Plant {
        enum Fate {
            /// On a page, or in a message at its line.
            case read
            /// A comment, or a text for another edition: on no page.
            case hidden
        }
        let word: String
        let path: String
        var lines: ClosedRange<Int>
        let fate: Fate
        /// What it was written in.
        let sample: String
    }

    var dice: Dice
    private(set) var files: [String: String] = [:]
    private(set) var plants: [Plant] = []
    private var count = 0

    init(seed: UInt64) { dice = Dice(seed: seed) }

    /// Inline: `§` is the word, `¤` a word in a comment or for nobody.
    private static let inlines = [
        "§", "§", "§ et suite", "**§**", "*§*", "`§`", "~~§~~", "***§***", "l'§", "« § »", "(§)", "[§]", "\\[§\\]",
        "§ : oui",
        "§ # 12", "§*", "_§_", "&lt;§&gt;", "& § &amp;", "a\\|§",
        "[§](../services/ddt.md)", "[[ddt|§]]", "[§](https://exemple.invalid)", "[§](../services/nul.md)", "[[§]]",
        "[§](a b.md)", "[§] (../services/ddt.md)", "[§](../services/ddt.md", "[§][inconnu]", "[a][§]",
        "![§](../a b.png)",
        "[a](../services/ddt.md \"§\")", "[§]()", "[](§)", "[[ddt#§]]", "[[#§]]", "[[§", "![§](../services/ddt.md)",
        "<https://exemple.invalid/§>", "https://exemple.invalid/§", "§@exemple.invalid", "[§](javascript:x)",
        "(../services/§.md)[a.md]", "[^§]", "§[^1]",
        "<kbd>§</kbd>", "<b>§</b>", "<sub>§</sub>", "<mark>§</mark>", "<span>§</span>", "<abbr title=\"§\">A</abbr>",
        "<abbr>§</abbr>",
        "<span title=\"§\">x</span>", "<a href=\"../services/ddt.md\">§</a>", "<a href=\"§\">x</a>",
        "<img src=\"§\" alt=\"a\">",
        "<img alt=\"§\">", "§<br>x", "x<br/>§", "<font color=red>§</font>", "<kbd>§", "§</kbd>", "<script>§</script>",
        "<§>",
        "< § >", "<!-- § ->", "<!-- ¤ -->", "x <!-- ¤ --> y", "<? § ?>", "<![CDATA[§]]>", "<li>§</li>",
        "{{ § }}", "{% § %}", "{: .§ }", "==§==", "%% § %%", "{#§}", "$$§$$", ":§:", "^§^", "++§++", "§^[x]",
        "<!— ¤ —>", "<!- ¤ ->", "< !-- ¤ -->", "x <! -- ¤ -->", "<!– ¤ –> §", "{# ¤ #}", "{/* ¤ */}", "x {{! ¤ }}",
        "<%-- ¤ --%>", "%% ¤ %% §", "`§ <!-- ¤ --> x`", "a ` §", "&lt;!-- § --&gt;",
    ]

    /// Blocks: `@` is an inline.
    private static let blocks = [
        "@", "@", "@", "Un @ deux @ trois", "Un\n@\nfin", "Un  \n@", "# @", "## @", "### @", "@\n---", "@\n===", "#@",
        "## @ ##",
        "- @\n- @", "* @", "1. @\n2. @", "3) @", "- a\n  - @\n    - @", "- a\n\n  @", "- [ ] @\n- [x] @", "> @",
        "> @\n>\n> - @",
        "> [!NOTE]\n> @", "!!! note\n    §", "    §", "```\n§\n```", "~~~ bash\n§\n~~~", "```\n§",
        "| a | b |\n| --- | --- |\n| @ | @ |", "| @ | b |\n| --- | --- |\n| a | @ |",
        "| a | b |\n| --- | --- |\n| a | b | § |",
        "| a | b |\n| --- |\n| @ | b |", "a | b\n--- | ---\n@ | @ | §", "| § | b |\n---",
        "Texte\n| a |\n| --- |\n| @ |",
        "Tableau : @\n\n| a |\n| --- |\n| @ |", "| a |\n| --- |\n| `x|§` |",
        "[^1]: @", "[^§]: @", "[^§]:\n    @", "[§]: https://exemple.invalid", "[a]: https://exemple.invalid \"§\"",
        "[§]: @",
        "::: note\n@\n:::", "::: attention\n\n- @\n\n:::", "::: §\n@\n:::", ":::§\n@\n:::", "::: note\n@",
        ":: note\n@\n::",
        "::: dirigeants\n¤\n:::", "::: dirigeants\n\n- ¤\n\n| a |\n| --- |\n| ¤ |\n\n:::", "- ::: note @",
        "<!-- ¤ -->", "<!--\n¤\n\n¤\n-->", "<!-- ¤ --> @", "<!-- §", "<!-- § ->\n\nsuite\n\n<!-- fin -->",
        "<div>§</div>", "<div>\n\n@\n\n</div>", "<p align=center>§</p>", "<center>\n§\n</center>",
        "<div title=\"§\"></div>",
        "<details>\n<summary>§</summary>\n\n@\n\n</details>", "<details>\n<summary>§\n\n@",
        "<details><summary>a</summary>§</details>",
        "<figure>\n<img src=\"x§.png\" alt=\"a\">\n<figcaption>§</figcaption>\n</figure>",
        "<table>\n<tr><th>§</th></tr>\n<tr><td>§</td></tr>\n</table>", "<table>\n§\n<tr><td>§</table>",
        "<table><caption>§</caption><tr><td>§<ul><li>§</ul>",
        "<ul>\n<li>§</li>\n<li>§</li>\n</ul>", "<h2>§</h2>", "<pre>§</pre>", "<pre>\n§", "<script>\n§\n</script>",
        "<style>§</style>",
        "<iframe src=\"§\"></iframe>", "<textarea>§</textarea>", "<select><option>§</option></select>", "<br>\n§",
        "<kbd>\n§\n</kbd>",
        "<blockquote>§</blockquote>", "<a href=\"§\">\nx\n</a>", "<img src=\"§.png\">", "<?php § ?>", "<!DOCTYPE §>",
        "<table><td>§",
        "{% hint %}\n@\n{% endhint %}", "{{< note >}}\n@\n{{< /note >}}", "+++\n§\n+++", "***\n@", "§ : @\n: @",
        "Terme\n: @",
        "\\# @", "---\n@", "@\n\n\n@",
        "~~~\n§\n\n<!-- ¤ -->", "```bash\n§", "    <!-- ¤ -->", "```\n§\n<!-- ¤ -->\n```", "<!—\n¤\n—>", "{#\n¤\n#}",
        "%%\n¤\n%%", "{/*\n¤\n*/}", "```\n## Constat\n\n@\n```",
    ]

    /// Under the names of fields.
    private static let sections = [
        "## Constat\n\n@", "## Constat :\n\n@", "## Constats\n\n@", "### constat\n\n#### @\n\n@",
        "## Étapes\n\n| Quoi |\n| --- |\n| @ |",
        "## Étapes\n\n| Quoi | Note |\n| --- | --- |\n| @ | @ |",
        "## Étapes\n\n| Quoi | Qui |\n| --- | --- |\n| a | § |",
        "## Étapes\n\n| Quoi | Inconnu |\n| --- | --- |\n| a | @ |", "## Étapes\n\n| Quoi |\n| --- |\n| a | § |",
        "## Étapes\n\n| Quoi | Échéance |\n| --- | --- |\n| a | § |", "## Étapes\n\n@", "## Étapes\n\n- @",
        "## Etape\n\n| Quoi |\n| --- |\n| @ |",
        "## Étapes\n\n@\n\n| Quoi |\n| --- |\n| @ |", "## Textes\n\n- @\n- @", "## Textes\n\n- @\n  @",
        "## Textes\n\n@", "## Textes\n\n- a\n  - @",
        "## Étapes\n\n| Quoi |\n| --- |\n| § <!-- ¤ --> |", "## Textes\n\n- § <!-- ¤ -->",
        "## Textes\n\n1. @", "## Textes :\n\n- @", "## Contributeurs\n\n- §", "## Contributeurs\n\n- [[ddt|§]]",
        "## Mots\n\n- §",
        "## Étapes\n\n<table><tr><td>§</td></tr></table>", "## Textes\n\n- @\n\n<!-- ¤ -->",
    ]

    /// Fields of the front matter, each at most once.
    private static let fields: [String: [String]] = [
        "note": [
            "note: §", "note: § # à revoir", "note: \"§\"", "note: '§", "note: [§]", "note: - §", "note: * § : x",
            "note: @§", "note: %§ !",
            "note: § \"oui\" §", "note: a\n  §\n  §", "note: |\n  §\n  §", "note: >\n  §", "note: > §", "note: {§}",
            "note: ~ §", "note: &§ x",
            "note: !§ x", "note: [[§]]", "note: [a](§)", "note: **§**", "note: § <br> §", "note: # §", "note: a\n\n  §",
            "note:\n  §", "note:\n  - §", "note: «§»", "note: a\n  # §", "NOTE : §", "note: \"§\" # a", "note: a\n§",
            "note: `§`", "note: § <!-- ¤ -->", "note: § <!— ¤ —>", "note: § %% ¤ %%", "note: § {# ¤ #}",
        ],
        "textes": [
            "textes: §", "textes: [§, §]", "textes: [\"§, x\", '§']", "textes: [a, § # b]", "textes: [§, b] # §",
            "textes: [§", "textes:\n  - §\n  - § # 12",
            "textes:\n  - * § : x\n  - @§\n  - %§\n  - !§\n  - \"§\" bis", "textes:\n- §\n- [§] x",
            "textes:\n  - §\n    §", "textes:\n  - a\n  # ¤\n  - §",
            "textes:\n  - - §", "textes:\n  - a: §", "textes:\n  - [§](x)", "textes:\n  - [[§]]",
            "textes:\n  - |\n    §", "textes:\n  -\n    §",
            "textes:\n  - {a: §}", "textes: [a,\n  §]", "textes:\n  - `§`", "textes: § ; §", "textes:\n  - '§'s",
            "textes:\n  - > §", "textes:\n  - a\n § b",
            "textes:\n  - a\n   - §", "textes: [a, , §]", "textes: [[§]]", "textes:\n  - # §",
            "textes:\n  - § <!-- ¤ -->\n  - §", "textes: [§, <!-- ¤ -->]",
        ],
        "étapes": [
            "étapes:\n  - quoi: §", "étapes:\n  - quoi: § # 12\n    note: §", "étapes:\n  - quoi: a\n    qui: §",
            "étapes:\n  - quoi: a\n    inconnu: §",
            "étapes:\n  - §", "étapes: §", "étapes: [{quoi: §}]", "étapes: [{quoi: § # a}]", "étapes:\n  quoi: §",
            "étapes:\n  - quoi: |\n      §", "étapes:\n  -\n    quoi: §\n    note: a\n      §",
            "étapes:\n  - quoi: a\n    échéance: §", "étapes:\n  - quoi: [[§]]", "étapes:\n  - quoi: * § : x",
            "étapes:\n  - quoi: a\n  note: §",
            "étapes:\n  - quoi: a\n    quoi: §", "étapes:\n  - quoi: a\n    mots: [§, b]",
            "étapes:\n  - quoi: a\n    mots:\n      - § # 1\n      - \"§\"",
            "étapes:\n  - {quoi: §, note: a : §}", "étapes:\n  - quoi: § <!-- ¤ -->\n    note: § <!-- ¤ -->",
        ],
        "constat": [
            "constat: @", "constat: |\n  @\n\n  @", "constat: |\n  ## @", "constat: >-\n  @\n  @", "constat: a\n  @",
            "constat: | # §\n  a", "constat: [§]",
            "constat: § # b", "constat: § <!-- ¤ -->",
        ],
        "date": ["date: §", "date: 12 mars 2013 # §", "date: 12 mars 2013 §"],
        "effectif": ["effectif: 12 # §", "effectif: §"],
        "prioritaire": ["prioritaire: oui # §", "prioritaire: §"],
        "public": ["public: [élus, §]", "public: élus # §", "public:\n  - élus # §"],
        "contributeurs": [
            "contributeurs: [§]", "contributeurs: ddt # §", "contributeurs:\n  - ddt\n  - §",
            "contributeurs: [ddt] # §", "contributeurs: [ddt # §]",
        ],
        "pièce": ["pièce: §.pdf", "pièce: § # x", "pièce: <§.pdf>", "pièce: \"![[x.pdf|§]]\"", "pièce: [§](x.pdf)"],
        "site": ["site: https://exemple.invalid/§", "site: §"],
        "inconnu": ["inconnu: §", "inconnu:\n  - §", "inconnu: a # §", "mots: §", "§: a", "§", "# ¤", "note bis: §"],
    ]

    /// Whether a line stands under the heading on another one, before the next of its level or above.
    func isInSection(of heading: Int, _ line: Int, _ path: String) -> Bool {
        let lines = (files[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        guard heading < line, line <= lines.count else { return false }
        func level(_ line: Substring) -> Int? {
            let count = line.prefix { $0 == "#" }.count
            return (1...6).contains(count) && line.dropFirst(count).first == " " ? count : nil
        }
        guard let own = level(lines[heading - 1]) else { return false }
        return lines[heading..<line - 1].allSatisfy { (level($0) ?? 7) > own }
    }

    // MARK: Writing

    private mutating func word(in sample: String, hidden: Bool, _ path: String, _ line: Int) -> String {
        count += 1
        var number = count
        var letters = ""
        repeat {
            letters = String(Character(Unicode.Scalar(UInt8(97 + number % 20)))) + letters
            number /= 20
        } while number > 0
        let word = "zq\(letters)xw"
        plants.append(
            Plant(word: word, path: path, lines: line...line, fate: hidden ? .hidden : .read, sample: sample))
        return word
    }

    /// Adds a template to a text, with words in the place of its signs.
    private mutating func write(_ template: String, to text: inout String, at path: String) {
        var filled = ""
        for character in template {
            if character == "@", !template.hasPrefix("note:"), !template.hasPrefix("textes:") {
                filled += dice.pick(Self.inlines) ?? ""
            } else {
                filled.append(character)
            }
        }
        let first = text.count { $0 == "\n" } + 1
        let former = plants.count
        for character in filled {
            switch character {
            case "§", "¤":
                let line = text.count { $0 == "\n" } + 1
                text += word(in: filled, hidden: character == "¤", path, line)
            default: text.append(character)
            }
        }
        // A message may stand anywhere at what the words are written in.
        let last = text.count { $0 == "\n" } + 1
        for index in former..<plants.count { plants[index].lines = first...last }
        text += "\n"
    }

    /// Writes an entry.
    mutating func entry(_ path: String, front: [String], body: Int) {
        var text = "---\n"
        for line in front { text += line + "\n" }
        for name in Self.fields.keys.sorted() where dice.below(3) > 0 {
            write(dice.pick(Self.fields[name] ?? []) ?? "", to: &text, at: path)
        }
        text += "---\n\n"
        if dice.below(4) == 0 {
            write("# @", to: &text, at: path)
            text += "\n"
        }
        for _ in 0..<body {
            write(dice.pick(Self.blocks) ?? "", to: &text, at: path)
            text += "\n"
        }
        var left = Self.sections
        for _ in 0..<dice.below(3) {
            write(left.remove(at: dice.below(left.count)), to: &text, at: path)
            text += "\n"
        }
        files[path] = text
    }

    /// Writes a table of people, a row each.
    mutating func table(_ path: String, rows: Int) {
        var text = "nom;fonction;service;mots;note\n"
        let cells = [
            "N%;§;ddt;;", "N%;\"§ ; §\";ddt;;", "N%;a;§;;", "N%;a;ddt;§|§;", "N%;a;ddt;a;§", "N%;a;ddt;a;a;§",
            "N%;§ # 1;ddt;;§", "N%;[[§]];ddt;;", "N%;§ <!-- ¤ -->;ddt;;", "N%;a;ddt;§ <!-- ¤ -->|§;§ <!-- ¤ -->",
            "N%;a;ddt;<!— ¤ —>;",
            "N%;\"a\n§\";ddt;;", "N%;**§**;ddt;;", "N%;<b>§</b>;ddt;;", "N%;a;ddt;;[§](a b)", "N%;a;[[§]];;",
            "N%;\"§\" a;ddt;;",
            "N%;a;ddt;;\"<!-- § ->\"", "N%;a;ddt;;<div>§</div>", "§;a;ddt;;", "N%;a;[[ddt]];;§",
        ]
        for row in 0..<rows {
            write((dice.pick(cells) ?? "").replacing("%", with: "\(row)"), to: &text, at: path)
        }
        files[path] = text
    }
}

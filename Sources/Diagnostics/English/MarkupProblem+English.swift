extension MarkupProblem {
    var english: String {
        switch self {
        case .notUTF8: "The file is not UTF-8: save it as UTF-8"
        case .windows1252(true): "The file is in Windows-1252: save it from the spreadsheet program as “CSV UTF-8”"
        case .windows1252(false):
            "The file is in Windows-1252: save it as UTF-8 (Notepad++: Encoding > Convert to UTF-8)"
        case .utf16(true): "The file is in UTF-16: save it from the spreadsheet program as “CSV UTF-8”"
        case .utf16(false): "The file is in UTF-16: save it as UTF-8 (Notepad++: Encoding > Convert to UTF-8)"
        case .officeFile(true):
            "This file is a spreadsheet under a “.csv” name: save it from the spreadsheet program as “CSV UTF-8”"
        case .officeFile(false):
            "This file is a document under a “.md” name: open it in LibreOffice and copy its text into an entry"
        case .controlCharacter(let byte): "Control character (code \(byte)) is not allowed: remove it"
        case .invisibleCharacter(let scalar):
            "Invisible character \(unicodeName(scalar)) taken out"
                + (turnsWriting(scalar) ? ": it turns the direction of reading; delete it" : "; delete it")
        case .emptyFile: "Empty file"
        case .fileTooLarge(let bytes, let limit):
            "File of \((bytes + 999_999) / 1_000_000) MB: at most \(limit / 1_000_000) MB"
        case .unclosedFrontMatter: "Front matter is never closed: add a line “---” after its fields"
        case .invalidYAML(let fault): "Invalid YAML: \(fault.english)"
        case .tabInYAML: "Tab in indentation: replace it with spaces"
        case .duplicateKey(let key): "Duplicate field “\(key)”"
        case .anchorInYAML: "YAML anchors (“&”) and aliases (“*”) are not accepted: repeat the value"
        case .nestedTooDeep: "Nested too deep"
        case .rawHTML(let tag): "HTML “\(tag)” removed from the page: write it in Markdown"
        case .lostHTML(let words): "“\(words)” would be lost: this HTML is not read, write it in Markdown"
        case .unclosedComment: "Comment “<!--” never closed: it swallows what follows, add “-->”"
        case .unclosedHTML(let tag): "HTML “\(tag)” never closed: close it, or take it out"
        case .markdownInHTML(let words):
            "“\(words)”: Markdown is not read within HTML; leave an empty line before it, or take out the HTML"
        case .unclosedCode(let fence):
            "Code block “\(fence)” never closed: it swallows what follows, add a line “\(fence)”"
        case .codeInsideOut(let fence):
            "Code block “\(fence)” that may swallow text: add the line “\(fence)” where it should end, "
                + "or take out the empty line before the one that closes it"
        case .commentInCode:
            "Comment in code, where everyone would read it: take it out of the code (backticks or indent), "
                + "or open the block with “```html” if it is an example"
        case .fieldInCode(let name):
            "“\(name)” is a field, but this heading stands in a block of code: close the block before it"
        case .extraCells(let expected, let actual):
            "\(actual) cells in this row, \(expected) expected: complete the first row, or write “\\|” for a bar that is text"
        case .delimiterRow(let expected, let actual):
            "Table not read: \(expected) columns in its first row, \(actual) in the “---” row; "
                + "make them equal, and write “\\|” for a bar that is text"
        case .brokenLink(let link):
            "Link “\(link)” malformed: write [text](address) without a gap; if the address has spaces, "
                + "[text](<address>) or “%20”"
        case .unknownLinkLabel(let label):
            "Link to “\(label)”, which nothing defines: write [text](address), or add “[\(label)]: address”"
        case .unusedLinkLabel(let label):
            "“[\(label)]:” serves no link and would be lost: if it is text, write “\\[\(label)]:”"
        case .unknownNote(let label):
            "Note “\(label)” not found: add a line “[^\(label)]: text”"
        case .unusedNote(let label):
            "Note “\(label)” lost: no text of the page calls it, or it is given twice; call it by “[^\(label)]”"
        case .foreignMark(let mark):
            "“\(mark)” belongs to another tool and will stand on the page as it is: take it out, or put it in backticks"
        case .foreignComment(let mark):
            "“\(mark)” would be read by everybody: a comment is written “<!-- … -->”"
        case .dangerousURL(let url): "Address “\(url)” removed from the page: this kind of address is dangerous"
        case .externalImage(let url):
            "Image “\(url)” from outside the site: save it in the content folder and give the file's name"
        case .unclosedWikiLink: "Link “[[” is never closed: add “]]”, or write “\\[\\[” for brackets"
        case .emptyWikiLink: "Link “[[]]” without target"
        case .malformedFence(let line): "Malformed fence “\(line)”: write “::: name”, then “:::”"
        case .unclosedFence(let name): "Fence “\(name)” is never closed: add a line “:::”"
        case .restrictionInText(let words):
            "“\(words)” restricts nothing inside a text: write it in the front matter, on a line of its own, "
                + "or between backticks if it is an example"
        case .fenceInCode(let name):
            "“::: \(name)” inside a block of code restricts nothing, and everyone sees that block: take the line's "
                + "indent away, or open the block with “```markdown” if it is an example"
        case .unclosedQuote: "Opening quote is never closed"
        case .wrongCellCount(let expected, let actual):
            "\(actual) cells in this row, expected \(expected): remove the extra separator, "
                + "or put the text that holds it between quotes"
        case .duplicateColumn(let name): "Duplicate column “\(name)”"
        case .emptyHeader: "First line names no column"
        case .headerBelow(let line):
            "The first line must name the columns, as line \(line) does: delete what precedes it"
        case .textAfterQuote: "Text after the closing quote: double the quotes that belong to the text"
        case .unknownFence(let name): "Unknown fence “\(name)”"
        case .fenceWithoutOpening: "“:::” closes no fence: open one with “::: name”, or remove the line"
        case .fenceAcrossBlocks(let name): "Fence “\(name)” closes in another block (list, quote) than it opens in"
        case .tableTooLarge: "Table of more than two million cells: split the file, or give a CSV file"
        case .frontMatterStart: "Front matter begins with a line “---”, the first of the file"
        case .frontMatterEnd(let line): "Front matter ends with a line “---”, not “\(line)”"
        }
    }
}

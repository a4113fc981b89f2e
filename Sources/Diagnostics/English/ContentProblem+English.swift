import Language

extension ContentProblem {
    var english: String {
        switch self {
        case .unknownField(let name, let kind): "Unknown field “\(name)” for “\(kind)”"
        case .missingField(let name, let kind, true, true):
            "Field “\(name)” is required for “\(kind)”: write it under this heading"
        case .missingField(let name, let kind, false, true):
            "Field “\(name)” is required for “\(kind)”: write its value"
        case .missingField(let name, let kind, true, false):
            "Field “\(name)” is required for “\(kind)”: write it in the text, under a heading “## \(name)”"
        case .missingField(let name, let kind, false, false): "Field “\(name)” is required for “\(kind)”: add it"
        case .fieldTwice(let name): "Field “\(name)” given twice: keep the front matter or the text"
        case .shortFieldAsSection(let field):
            "“\(field)” is a short field: write “\(field): …” in the front matter, not under a heading"
        case .emptyRestriction(let field, let among):
            "“\(field)” does not say who may read: choose from \(among.joined(separator: ", ")), or delete the line"
        case .wrongType(let field, let expected, let actual): "“\(actual)” in “\(field)”: expected \(expected.english)"
        case .unknownWord(let word, let field, let among):
            "Unknown value “\(word)” for “\(field)”"
                + (among.isEmpty ? "" : "; choose from: \(among.joined(separator: ", "))")
        case .lostZero(let text): "Telephone “\(text)” has nine digits: the spreadsheet removed the leading zero"
        case .linkInShortText(let link, let field):
            "Link “\(link)” not possible in “\(field)”, a short text: name it in words, "
                + "or put the link in the entry's text"
        case .commentInShortText(let comment, let field):
            "“\(comment)” would be read by everybody in “\(field)”, a short text: delete it; "
                + "in front matter a comment has a line of its own that begins with “#”"
        case .markInShortText(let mark, let field):
            "“\(mark)” without effect in “\(field)”, a short text: remove these signs"
        case .likelyComment(let text, let field):
            "“\(text)” is a part of “\(field)” and will be read: a comment has a line of its own; "
                + "if it is text, put quotes around the whole value"
        case .noTitle(let kind): "Empty title: “\(kind)” needs one"
        case .textWithoutPage(let kind):
            "This text could be read nowhere: “\(kind)” has no pages; put it in one of its fields"
        case .fieldWithoutPage(let field, let kind):
            "“\(field)” can be read nowhere: “\(kind)” has no pages; give it an index view, or put the field in its “columns”"
        case .badID(let text): "“\(text)” gives no identifier: it takes letters or digits"
        case .duplicateID(let id, let kind): "Duplicate identifier “\(id)” for “\(kind)”"
        case .duplicateValue(let value, let field): "Value “\(value)” of “\(field)” is already taken"
        case .unknownReference(let text, let kinds): "Unknown \(kinds) “\(text)”"
        case .ambiguousReference(let text): "“\(text)” names several entries"
        case .wrongKind(let text, let expected, let actual): "“\(text)” is of kind “\(actual)”: expected “\(expected)”"
        case .unknownAnchor(let anchor, let page): "No heading “\(anchor)” in “\(page)”"
        case .missingFile(let path): "File “\(path)” not found"
        case .schemeNotAdmitted(let scheme, let address):
            "“\(address)”: addresses of type “\(scheme):” are not accepted; choose from: https:, http:, mailto:, tel:"
        case .incompleteAddress(let text, let whole): "“\(text)” is no whole address: write “\(whole)”"
        case .emptyAddress: "Link without address: write it, or take the brackets away"
        case .networkShare(let path):
            "“\(path)” is on a shared drive: copy the file beside the entry to attach it, "
                + "or admit the server with “shares: [\(path.server)]” in site.yaml"
        case .drivePath(let path):
            "“\(path)” differs from machine to machine: copy the file beside the entry to attach it, "
                + "or give the address of the share (\\\\server\\folder)"
        case .embedding(let title):
            "“![…]” of “\(title)” becomes a link: no entry is copied into another; write “[[…]]”"
        case .blockAnchor(let anchor):
            "“#\(anchor)” names a paragraph of Obsidian: link to the heading above it"
        case .severalValues(let text, let field, let written):
            "“\(text)”\(field.map { " in “\($0)”" } ?? ""): several values are written "
                + written.map { "“\($0)”" }.joined(separator: ", then on a new line ")
        case .nearlyReference(let text, let kinds):
            "“\(text)” is the name of no entry (\(kinds)) and stays a text"
        case .successionCycle(let title): "“\(title)” replaces itself in the end"
        case .pagelessTarget(let title): "“\(title)” has no page: the link becomes text"
        case .notUnique(let rule, let what): "Rule “\(rule)”: two entries for “\(what)”"
        case .endsBeforeStart(let from, let until): "“\(until)” comes before “\(from)”"
        case .outOfOrder(let first, let second): "“\(second)” comes before “\(first)”"
        case .overLimit(let rule, let count, let limit): "Rule “\(rule)”: \(count), more than \(limit)"
        case .wrongSum(let field, let expected, let actual): "“\(field)” adds up to \(actual), not \(expected)"
        case .requiredHere(let field, let rule, let help):
            "Field “\(field)” is required by rule “\(rule)”" + (help.map { ": \($0.withoutFinalStop)" } ?? "")
        case .uncovered(let rule, let row, let column): "Rule “\(rule)”: nobody for “\(row)” at “\(column)”"
        case .tooClose(let rule, let title): "Rule “\(rule)”: “\(title)” is too much like another entry"
        case .outside(let field, let value, let of): "“\(value)” (\(field)) is neither “\(of)” nor part of it"
        case .forbiddenMarking(let marking): "The marking “\(marking)” is not allowed here"
        case .visaIncomplete(let field): "Validated without “\(field)”: by whom, and when?"
        case .unknownValidator(let name, let among):
            "“\(name)” is not among the site's validators: \(among.joined(separator: ", "))"
        case .toReassign(let field, let office):
            "“\(field)” to be reassigned\(office.map { " (\($0))" } ?? ""): whoever is named has left office"
        case .noSuchDay(let text, let field, let day): "“\(text)” in “\(field)”: there is no \(day.english)"
        case .wrongWeekday(let text, let field, let date):
            "“\(text)” in “\(field)”: \(SiteLanguage.english.format(date)) is a \(SiteLanguage.english.weekdayNames[date.weekday]); correct one of them"
        case .timeOfDate(let text, let field): "“\(text)” in “\(field)”: a date has no time, only the day is kept"
        case .wrongLength(let text, let field, let expected):
            "“\(text)” in “\(field)”: expected \(expected) characters, not \(text.count)"
                + (text.count + 1 == expected && text.allSatisfy(\.isNumber)
                    ? "; the spreadsheet may have removed a leading zero" : "")
        case .missingColumn(let name, let kind): "Column “\(name)” is required for “\(kind)”: add it"
        case .wrongSection(let name, let columns):
            columns.isEmpty
                ? "“\(name)” takes a list: a line “- …” for each item, and nothing else"
                : "“\(name)” takes a table: a line “| \(columns.joined(separator: " | ")) |”, "
                    + "a line “\(String(repeating: "| --- ", count: columns.count))|”, then its rows, and nothing else"
        }
    }
}

extension WrittenDay {
    /// `30 February`; the 29 of February with its year.
    fileprivate var english: String {
        guard (1...12).contains(month) else { return "month \(month)" }
        let day = "\(day) \(SiteLanguage.english.monthNames[month - 1])"
        return month == 2 && self.day == 29 ? "\(day) \(year)" : day
    }
}

extension ContentShape {
    fileprivate var english: String {
        switch self {
        case .text: "a text"
        case .integer: "a whole number"
        case .decimal: "a number"
        case .date: "a date (7 March 2013, 07/03/2013 or 2013-03-07)"
        case .boolean: "“yes” or “no”"
        case .mail: "a mail address"
        case .telephone: "a telephone number"
        case .url: "an address https://…"
        case .duration: "a duration (45 min, 1 h 30)"
        case .time: "a time of day (9:30)"
        case .records: "a table or a list of fields"
        case .single: "a single value"
        case .list: "a bullet list"
        case .file: "a file of the folder"
        case .alias: "a former address of the site (section/name.html)"
        }
    }
}

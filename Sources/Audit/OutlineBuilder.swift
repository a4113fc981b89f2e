import Diagnostics

/// Makes a page's outline of its tags and texts as they come, whoever reads them.
struct OutlineBuilder {
    /// An element that is open.
    struct Open {
        var name: ElementName
        var offset: Int
        /// Whether it is an element of SVG.
        var isForeign: Bool
        /// Where its text begins in `text`; -1 where that is of no interest.
        var textStart = -1
        /// What reads it out in the place of its text.
        var label = -1
        /// Which of `links` it is.
        var link = -1
        /// The `small` texts within, up to two: one alone tells the links of its line from others.
        var notes = 0
        var note: UInt64 = 0
        /// The first of `links` that may stand directly in it.
        var firstLink = 0
    }

    /// A link with what tells it from others.
    struct Link {
        var offset: Int
        /// Of its name, spaces joined; 0 while it is not known, and where an element elsewhere names it.
        var name: UInt64 = 0
        var target: UInt64
        /// The file at whose beginning it leads.
        var file: PageKey?
        /// Of the line that it stands in.
        var note: UInt64 = 0
        /// The depth of the element that holds it.
        var depth: Int
        var isAbbreviated: Bool
    }

    let address: PageAddress
    let rules: AuditRules
    /// All its bytes, as long as it is read.
    let page: UnsafeBufferPointer<UInt8>
    var outline = PageOutline()
    /// Those of the start tag that comes next, in its order.
    var attributes: [(name: AttributeName, value: PageText)] = []
    var stack: [Open] = []
    /// What is read out within elements of which the text matters.
    var text: [UInt8] = []
    var textDepth = 0
    var links: [Link] = []
    var ids: [(key: PageKey, offset: Int)] = []
    var labels: [(attribute: AttributeName, id: [UInt8], offset: Int)] = []
    var headings: [(level: Int, offset: Int)] = []
    /// Open tables: whether there was a caption, and a header.
    var tables: [(offset: Int, hasCaption: Bool, hasHeader: Bool)] = []
    /// Drawings without a name of their own, until one is found inside.
    var drawing: (depth: Int, isNamed: Bool)?
    var contentSecurityPolicyCount = 0
    var loadsBeforeSecurityPolicy = false
    var leadsOn = false
    var hasLanguage = false
    var scratch: [UInt8] = []
    var fileScratch: [UInt8] = []

    init(_ page: UnsafeBufferPointer<UInt8>, at address: PageAddress, rules: AuditRules) {
        self.page = page
        self.address = address
        self.rules = rules
    }

    mutating func find(_ problem: PageProblem, at offset: Int) {
        outline.findings.append(PageOutline.Finding(problem: problem, offset: offset))
    }

    func value(_ name: AttributeName) -> PageText? { attributes.first { $0.name == name }?.value }

    // MARK: As tags come

    mutating func open(_ name: ElementName, at offset: Int, isForeign: Bool) {
        var element = Open(name: name, offset: offset, isForeign: isForeign)
        element.firstLink = links.count
        for (attribute, value) in attributes { look(at: attribute, value, of: name, at: offset) }
        if isForeign { openForeign(name, &element) } else { openOwn(name, &element) }
        if element.textStart >= 0 { textDepth += 1 }
        stack.append(element)
    }

    mutating func add(_ read: PageText) {
        if textDepth > 0 { read.appendRead(to: &text) }
        if let last = stack.last, last.name == .script, read.bytes.contains(where: { $0 > 0x20 }) {
            find(.inlineCode("<script>"), at: last.offset)
        }
    }

    mutating func close() {
        guard let element = stack.popLast() else { return }
        if element.textStart >= 0 {
            var read = Array(text[element.textStart...])
            read.joinSpaces(from: 0)
            closeText(element, read)
            textDepth -= 1
            if textDepth == 0 { text.removeAll(keepingCapacity: true) }
        }
        if element.name == .table, let table = tables.popLast() {
            if !table.hasCaption { find(.tableWithoutCaption, at: table.offset) }
            if !table.hasHeader { find(.tableWithoutHeaders, at: table.offset) }
        }
        if let open = drawing, open.depth == stack.count {
            if !open.isNamed { find(.imageWithoutAlternative, at: element.offset) }
            drawing = nil
        }
        guard element.name == .li || element.name == .div else { return }
        // A line of an index says the kind beside the title: a link alone does not have it.
        if element.notes == 1 {
            for index in links[element.firstLink...].indices where links[index].depth == stack.count + 1 {
                links[index].note = element.note
            }
        }
    }

    private mutating func openOwn(_ name: ElementName, _ element: inout Open) {
        switch name {
        case .html:
            hasLanguage = value(.lang)?.bytes.isEmpty == false
        case .title, .caption, .th, .h1, .h2, .h3, .h4, .h5, .h6, .small:
            element.textStart = text.count
        case .a: openLink(&element)
        case .img:
            guard let alternative = value(.alt) else { return find(.imageWithoutAlternative, at: element.offset) }
            if textDepth > 0 { alternative.appendRead(to: &text) }
        case .table: tables.append((element.offset, false, false))
        case .meta: readMeta(at: element.offset)
        case .style: find(.inlineCode("<style>"), at: element.offset)
        case .script: if value(.src) == nil { find(.inlineCode("<script>"), at: element.offset) }
        default: break
        }
        if name == .th {
            if !tables.isEmpty { tables[tables.count - 1].hasHeader = true }
            let scope = value(.scope)?.read
            if scope.map({ ["col", "row", "colgroup", "rowgroup"].contains($0) }) != true {
                find(.headerWithoutScope, at: element.offset)
            }
        }
        switch name {
        case .script, .style, .link:
            loadsBeforeSecurityPolicy = loadsBeforeSecurityPolicy || contentSecurityPolicyCount == 0
        default: break
        }
    }

    private mutating func openForeign(_ name: ElementName, _ element: inout Open) {
        switch name {
        case .svg where drawing == nil:
            let isNamed =
                value(.label)?.bytes.isEmpty == false || value(.labelledBy) != nil
                || value(.hidden)?.bytes.elementsEqual("true".utf8) == true
            drawing = (stack.count, isNamed)
        case .title: drawing?.isNamed = true
        case .a: openLink(&element)
        case .style: find(.inlineCode("<style>"), at: element.offset)
        case .script: find(.inlineCode("<script>"), at: element.offset)
        default: break
        }
    }

    private mutating func closeText(_ element: Open, _ read: [UInt8]) {
        switch element.name {
        case .title where !element.isForeign:
            guard outline.marks.title == nil else { return }
            outline.titleOffset = element.offset
            if read.isEmpty { return }
            outline.marks.title = read.withUnsafeBufferPointer { PageKey($0).value }
        case .caption:
            if !tables.isEmpty, !read.isEmpty { tables[tables.count - 1].hasCaption = true }
        case .th:
            if read.isEmpty { find(.emptyHeader, at: element.offset) }
        case .small:
            let note = read.withUnsafeBufferPointer { PageKey($0).value }
            for index in stack.indices where stack[index].name == .li || stack[index].name == .div {
                stack[index].notes += 1
                stack[index].note = note
            }
        case .a where element.link >= 0: closeLink(element, read)
        default:
            if let level = element.name.headingLevel {
                headings.append((level, element.offset))
                if level == 1, outline.marks.heading == nil {
                    outline.marks.heading = read.withUnsafeBufferPointer { PageKey($0).value }
                }
                if read.isEmpty { find(.emptyHeading(level: level), at: element.offset) }
            }
        }
    }
}

import Templates
import Testing

/// A node of a tree, whose keys lead back to its own type.
private struct Node: KeyedContext {
    let name: String
    var children: [Node] = []
    var next: Leaf?

    static let keys = KeyTable<Node>("node", "A node.") {
        Key.text("@name", "Its name.") { $0.name }
        Key.number("@count", "How many children it has.") { $0.children.isEmpty ? nil : $0.children.count }
        Key.flag("@leaf", "Whether it has none.") { $0.children.isEmpty }
        Key.list("@children", "Its children.") { $0.children }
        Key.object("@next", "What comes after it.") { $0.next }
        leafKeys
    }

    private static var leafKeys: [Key] {
        Leaf.keys.keys.compactMap { $0.within { node in node.next ?? Leaf(text: "-") } }
    }
}

private struct Leaf: KeyedContext {
    let text: String

    static let keys = KeyTable<Leaf>("leaf", "A leaf.") {
        Key.text("@text", "What stands on it.") { $0.text }
    }
}

@Suite struct `A table of keys` {
    private let tree = Node(
        name: "<root>", children: [Node(name: "a", next: Leaf(text: "x")), Node(name: "b")])

    @Test func `gives templates the values of its keys`() {
        let page =
            "{{@name}} {{@count}}{{#@children}} {{@name}}{{#@leaf}}!{{/@leaf}}{{#@next}}{{@text}}{{/@next}}{{/@children}}"
        #expect(TemplateSet(page: page).rendered(tree) == "&lt;root&gt; 2 a!x b!")
    }

    @Test func `says absent for what it does not have, and empty for what has no value`() {
        for name in ["@nam", "@names", "name", "", "@name "] {
            guard case .absent = tree.value(for: KeyName(name)) else {
                Issue.record("\(name) is known")
                continue
            }
        }
        guard case .empty = tree.value(for: "@next") else {
            Issue.record("@next has a value")
            return
        }
    }

    @Test func `holds thousands of keys apart`() {
        let keys = (0..<3000).map { (number: Int) in
            TemplateKey<Node>.number(KeyName("@key-\(number)"), "A number.") { _ in number }
        }
        let table = KeyTable<Node>("many", "Many.", keys: keys)
        for number in 0..<3000 {
            guard case .number(number) = table.value(of: KeyName("@key-\(number)"), in: tree) else {
                Issue.record("@key-\(number)")
                return
            }
        }
        #expect(!table.contains("@key-3000"))
    }

    @Test func `gives the catalogue the shapes of all contexts that it leads to, each once`() {
        let catalogue = ContextDescription.all(from: [Node.self])
        #expect(catalogue.map(\.name) == ["leaf", "node"])
        #expect(catalogue.last?.shapes["@children"] == .list(.object("node")))
        #expect(catalogue.last?.shapes["@next"] == .object("leaf"))
        #expect(catalogue.last?.shapes["@text"] == .text)
    }

    @Test func `finds a key of a context within another`() {
        #expect(TemplateSet(page: "{{@text}}").rendered(Node(name: "", next: Leaf(text: "y"))) == "y")
    }
}

internal import ContentModel

/// An entry by its interned name: kind and slug.
///
/// The same in every edition of a base, and in every base that takes over the names of a former one.
public struct EntryID: Sendable, Hashable {
    /// A position in `EntryNames`, from 0.
    public let index: Int32

    init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

    var position: Int { Int(index) }
}

/// The names of entries, each with its number. Numbers are given once: a name keeps its own whatever else comes or goes.
public struct EntryNames: Sendable {
    /// What identifies an entry, whatever the order of the model's kinds.
    public struct Name: Sendable, Hashable {
        /// `Kind.key`.
        public let kind: String
        /// Unique within the kind.
        public let slug: String

        /// Joins a kind's key and a slug.
        public init(kind: String, slug: String) {
            self.kind = kind
            self.slug = slug
        }
    }

    /// By number.
    private(set) var names: [Name] = []
    /// By number: a hash of the name, which stands for the entry in digests.
    private(set) var hashes: [UInt64] = []
    private var numbers: [Name: Int32] = [:]

    /// No names.
    public init() {}

    /// The number of a name, a new one when it is met for the first time.
    mutating func intern(_ name: Name) -> EntryID {
        if let known = numbers[name] { return EntryID(Int(known)) }
        let id = EntryID(names.count)
        numbers[name] = id.index
        names.append(name)
        var hash = ContentHash()
        hash.add(name.kind)
        hash.add(name.slug)
        hashes.append(hash.value)
        return id
    }

    /// The number of a name; nil when no entry ever had it.
    public func id(_ name: Name) -> EntryID? { numbers[name].map { EntryID(Int($0)) } }

    /// The name of an entry.
    public subscript(id: EntryID) -> Name { names[id.position] }

    func hash(of id: EntryID) -> UInt64 { hashes[id.position] }

    /// How many names there are.
    public var count: Int { names.count }
}

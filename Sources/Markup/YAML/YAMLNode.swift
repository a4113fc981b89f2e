public import Diagnostics

/// A value of a YAML file with the place where it stands. Nothing is interpreted: `oui`, `2013-03-07` and `0353010101`
/// are texts, and what they mean is the model's to say.
public struct YAMLNode: Sendable {
    /// How a text was written.
    public enum Style: Sendable, Hashable {
        case plain
        case quoted
        /// After `|` or `>`, on the following lines.
        case block
    }

    /// What a value is.
    public enum Content: Sendable {
        /// Nothing, or `~`.
        case null
        case scalar(String, style: Style)
        case sequence([YAMLNode])
        /// In source order; no two keys fold to the same name.
        case mapping([YAMLPair])
    }

    /// The value.
    public var content: Content
    /// The value's first character; for a quoted text its opening quote, for a block its `|` or `>`, for nothing the
    /// place right after the colon or the dash.
    public var place: Place
    /// The first character of the text itself: for a block the first line under its sign, at the text's indentation, so
    /// that line n of a literal text stands n − 1 lines lower, at this column. Elsewhere equal to `place`.
    public var contentPlace: Place
    /// Whether something was written here that could not be read, which is reported; the content is then `.null`.
    public var isBroken = false

    /// Puts a value at a place; `contentPlace` is `place` when not given.
    public init(_ content: Content, at place: Place, contentPlace: Place? = nil) {
        self.content = content
        self.place = place
        self.contentPlace = contentPlace ?? place
    }
}

/// A key and its value.
public struct YAMLPair: Sendable {
    /// As written, without quotes; compare it `folded`.
    public var key: String
    /// The key's first character.
    public var keyPlace: Place
    /// What stands after the colon.
    public var value: YAMLNode

    /// Joins a key and a value.
    public init(key: String, keyPlace: Place, value: YAMLNode) {
        self.key = key
        self.keyPlace = keyPlace
        self.value = value
    }
}

extension YAMLNode {
    /// The text of a scalar; nil for anything else.
    public var text: String? {
        switch content {
        case .scalar(let text, style: _): text
        case .null, .sequence, .mapping: nil
        }
    }

    /// The pairs of a mapping; nil for anything else.
    public var pairs: [YAMLPair]? {
        switch content {
        case .mapping(let pairs): pairs
        case .null, .scalar, .sequence: nil
        }
    }

    /// The values of a sequence; nil for anything else.
    public var items: [YAMLNode]? {
        switch content {
        case .sequence(let items): items
        case .null, .scalar, .mapping: nil
        }
    }

    /// Whether there is no value.
    public var isNull: Bool {
        switch content {
        case .null: true
        case .scalar, .sequence, .mapping: false
        }
    }
}

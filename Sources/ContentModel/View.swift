public import Diagnostics

/// Something that is drawn from the whole base: an index, a matrix, a plan.
public struct View: Sendable {
    /// As the model declares it.
    public let name: String
    /// The address of its page, without ending.
    public let key: String
    /// The page's heading.
    public let title: String
    /// What it is for, in a sentence.
    public let help: String?
    /// What else people call it when they search for it.
    public let otherNames: [String]
    /// The least audience that may see it: a position in `Model.editions`.
    public let edition: Int
    /// What is drawn.
    public let body: any ViewBody
    /// Where the model declares it.
    public let place: Place
}

/// What a view of some type declares. What it names is bound: positions in `Model.kinds`, `Model.rules` or a kind's fields.
public protocol ViewBody: Sendable {}

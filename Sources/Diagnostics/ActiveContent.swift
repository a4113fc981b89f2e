/// What in an attached file may run when somebody opens it from a web server.
public enum ActiveContent: Sendable, Hashable, Codable {
    /// A page, by its name's ending or because it begins like one.
    case page
    /// A program or a script, by its name's ending.
    case program(String)
    /// An element such as `script` or `foreignObject`.
    case element(String)
    /// An attribute that runs when something happens, such as `onload`.
    case handler(String)
    /// An address outside the file.
    case address(String)
    /// A style sheet outside the file.
    case styleSheet
    /// Names for texts that hide what they stand for.
    case entities
    /// Another encoding than UTF-8, in which nothing of this can be looked for.
    case encoding
}

/// A size in megabytes of a million bytes, rounded up.
func megabytes(_ bytes: Int) -> Int { (bytes + 999_999) / 1_000_000 }

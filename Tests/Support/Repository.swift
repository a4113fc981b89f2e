public import Foundation

/// The folder that holds all of this.
public enum Repository {
    /// Where it lies.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The theme in which tests build.
    public static let theme = path("themes/sobre")

    /// The absolute path of something in it.
    public static func path(_ name: String) -> String { root.appending(path: name).path(percentEncoded: false) }

    /// The text of a file.
    public static func text(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
}

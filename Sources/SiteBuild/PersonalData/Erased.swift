package import Diagnostics

/// What erasing somebody from the sources and from what is kept of a site changes, or changed.
package struct Erased: Sendable {
    /// Files and rows of tables that go.
    package var removed: [Place] = []
    /// Lines that say something else.
    package var changed: [Place] = []
    /// Entries whose visa goes with the text that it covered, each named as in `kind:slug`.
    package var toSign: [String] = []
    /// Generations that go, each by its folder.
    package var generations: [String] = []
    /// Generations that hold something and are what readers read: they go when the site has been built again.
    package var current: [String] = []
    /// Lines that still hold something: nobody but a person can tell what is to stand there.
    package var left: [Place] = []

    /// Whether nothing was found.
    package var isEmpty: Bool {
        removed.isEmpty && changed.isEmpty && generations.isEmpty && current.isEmpty && left.isEmpty
    }
}

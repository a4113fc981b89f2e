package import Diagnostics

/// All that is held about somebody: entries, who refers to them, lines that name them, files of the sites that are kept.
package struct HeldAbout: Sendable {
    /// What an entry says in a field.
    package struct Value: Sendable, Hashable {
        /// The field's label.
        package let label: String
        /// As pages show it; of tables and texts, nothing.
        package let text: String
        /// Whether the model calls it personal.
        package let isPersonal: Bool
    }

    /// An entry that is the person.
    package struct Person: Sendable {
        /// What it is, in the model's word.
        package let kind: String
        /// Its title.
        package let title: String
        /// Where it stands.
        package let place: Place
        /// What it says.
        package let values: [Value]
    }

    /// An entry that refers to one of them.
    package struct Reference: Sendable, Hashable {
        /// What it is, in the model's word.
        package let kind: String
        /// Its title.
        package let title: String
        /// Where it stands.
        package let place: Place
    }

    /// The entries of that name.
    package var people: [Person] = []
    /// Who refers to them, in the order of files.
    package var references: [Reference] = []
    /// The lines of content files that hold the name or a value that is personal; of files that are no texts, line 0.
    package var mentions: [Place] = []
    /// By generation of each site: its files that hold one of these, from the generations' folder.
    package var files: [(folder: String, paths: [String])] = []

    /// Whether nothing is held.
    package var isEmpty: Bool { people.isEmpty && mentions.isEmpty && files.allSatisfy(\.paths.isEmpty) }
}

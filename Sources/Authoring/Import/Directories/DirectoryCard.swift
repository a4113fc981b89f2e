/// What a directory says of one person, whatever the form of its export.
struct DirectoryCard: Equatable {
    /// One thing that it says.
    enum Part: Equatable {
        case familyName(String)
        case givenName(String)
        /// The whole name, where its parts are not told.
        case fullName(String)
        case isWoman(Bool)
        case function(String)
        /// The body that somebody belongs to, by all the names under which an export has it, the smallest first.
        case office([String])
        case telephone(String, isMobile: Bool)
        case mail(String)
    }

    /// The line on which the card begins, from 1.
    let line: Int
    var parts: [Part] = []

    /// The first of what it says that fits.
    func first<T>(_ part: (Part) -> T?) -> T? { parts.lazy.compactMap(part).first }

    /// Whether somebody who is called by this word before the name is a woman; nil where it does not tell.
    static func isWoman(called word: String) -> Bool? {
        switch word.lowercased().filter({ $0 != "." }) {
        case "mme", "madame", "mlle", "mademoiselle", "mrs", "ms", "miss": true
        case "m", "monsieur", "mr": false
        default: nil
        }
    }

    /// All of what it says that fits.
    func all<T>(_ part: (Part) -> T?) -> [T] { parts.compactMap(part) }
}

/// A line of an export that was not carried over, and why.
package struct DirectoryRemark: Sendable, Hashable {
    /// Why.
    package enum Reason: Sendable, Hashable {
        /// A property of which entries of the kind have no field.
        case noField(String)
        /// No line of this form.
        case unreadable
        /// A card without an end.
        case unclosed
        /// A record that is nobody's: a unit, a group.
        case nobody
        /// A record that changes another one instead of saying how things are.
        case change(String)
        /// Its value stands in another file.
        case elsewhere(String)
        /// Several values for a field that takes one: this one is left out.
        case oneTooMany(String)
        /// Something without a name.
        case nameless
    }

    /// From 1.
    package let line: Int
    /// Why.
    package let reason: Reason
    /// Whether a whole card is left out.
    package var losesCard: Bool {
        switch reason {
        case .unreadable, .unclosed, .change, .nameless: true
        case .noField, .nobody, .elsewhere, .oneTooMany: false
        }
    }
}

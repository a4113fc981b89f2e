/// A light stemmer for French on folded bytes: inflection and the commonest suffixes, nothing that changes the meaning.
///
/// The rules are those that J. Savoy published for his light stemmer ("A stemming procedure and stopword list for general
/// French corpora", JASIS 50(10), 1999, and the UniNE light stemmer), restated for folded letters, with the plurals that they miss
/// (`Stemmer+Exceptions.swift`). Words with digits or letters of other scripts are returned as they stand.
struct Stemmer {
    private(set) var word: [UInt8] = []
    private var count: Int { word.count }

    /// The stem of a folded word; the same word gives the same stem everywhere.
    static func stem(_ form: ArraySlice<UInt8>) -> [UInt8] {
        for byte in form where byte &- 0x61 >= 26 { return [UInt8](form) }
        if let irregular = exception(form) { return irregular }
        var stemmer = Stemmer()
        stemmer.word = [UInt8](form)
        stemmer.plural()
        stemmer.suffix()
        stemmer.normalise()
        return stemmer.word
    }

    private mutating func plural() {
        if count > 5, ends("aux") {
            // `locaux` is `local`, `bateaux` is `bateau`.
            if word[count - 4] != 0x65 { word[count - 2] = 0x6C }
            word.removeLast()
        }
        if count > 3, ends("x") { word.removeLast() }
        if count > 3, ends("s") { word.removeLast() }
    }

    /// At most one family of suffixes is replaced, except that agent nouns meet their noun of action.
    private mutating func suffix() {
        if count > 9, replace("issement", "ir") { return }
        if count > 8, replace("issant", "ir") { return }
        if count > 6, replace("ement", "e") {
            if count > 3, replace("ive", "if") { return }
            return
        }
        if count > 11, replace("ficatrice", "fier") { return }
        if count > 10, replace("ficateur", "fier") { return }
        if count > 9, replace("catrice", "quer") { return }
        if count > 8, replace("cateur", "quer") { return }
        if count > 8, replace("atrice", "er") { return }
        if count > 7, replace("ateur", "er") { return }
        if count > 6 { _ = replace("trice", "teur") }
        if count > 5, replace("ieme", "") { return }
        if count > 7, replace("teuse", "ter") { return }
        if count > 6, replace("teur", "ter") { return }
        if count > 5, replace("euse", "eu") { return }
        if count > 7, replace("iere", "ier") { return }
        if count > 7, replace("ive", "if") { return }
        if count > 4, replace("folle", "fou") || replace("molle", "mou") { return }
        if count > 9, replace("nnelle", "n") || replace("nnel", "n") { return }
        if count > 4 { _ = replace("ete", "et") }
        if count > 8 { _ = replace("ique", "") }
        if count > 8, replace("esse", "e") { return }
        if count > 7, replace("inage", "in") { return }
        if count > 9, replace("isation", "") || replace("isateur", "") { return }
        if count > 8, replace("ation", "") || replace("ition", "") { return }
    }

    /// Doubled letters become one and what inflection leaves at the end is dropped.
    private mutating func normalise() {
        guard count > 4 else { return }
        var kept = 1
        for index in 1..<count where word[index] != word[kept - 1] {
            word[kept] = word[index]
            kept += 1
        }
        word.removeLast(count - kept)
        if count > 4, ends("ie") { word.removeLast(2) }
        guard count > 4 else { return }
        if ends("r") { word.removeLast() }
        if ends("e") { word.removeLast() }
        if ends("e") { word.removeLast() }
        if count > 1, word[count - 1] == word[count - 2] { word.removeLast() }
    }

    func ends(_ suffix: StaticString) -> Bool {
        let length = suffix.utf8CodeUnitCount
        guard count >= length else { return false }
        let pointer = suffix.utf8Start
        let start = count - length
        for index in 0..<length where word[start + index] != pointer[index] { return false }
        return true
    }

    /// Puts `replacement` in the place of `suffix`, if the word ends so.
    private mutating func replace(_ suffix: StaticString, _ replacement: StaticString) -> Bool {
        guard ends(suffix) else { return false }
        word.removeLast(suffix.utf8CodeUnitCount)
        for index in 0..<replacement.utf8CodeUnitCount { word.append(replacement.utf8Start[index]) }
        return true
    }
}

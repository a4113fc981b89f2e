/// A light stemmer for French on folded bytes: inflection and the commonest suffixes, nothing that changes the meaning.
///
/// The rules are those that J. Savoy published for his light stemmer ("A stemming procedure and stopword list for general
/// French corpora", JASIS 50(10), 1999, and the UniNE light stemmer), restated for folded letters, with the plurals that they miss
/// (`Stemmer+Exceptions.swift`). Words with digits or letters of other scripts are returned as they stand.
struct Stemmer {
    private(set) var word: [UInt8] = []
    private var count: Int { word.count }

    /// The stem of a folded word; the same word gives the same stem everywhere. A sigle is no form of the ordinary word, but stands
    /// beside it: `ddt!ddt`.
    static func stem(_ form: ArraySlice<UInt8>) -> [UInt8] {
        if form.last == Tokenizer.sigleMark {
            let word = form.dropLast()
            return stem(word) + [Tokenizer.sigleMark] + word
        }
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
        if replace(9, "issement", "ir") { return }
        if replace(8, "issant", "ir") { return }
        if replace(7, "ivement", "if") || replace(6, "ement", "e") { return }
        if replace(11, "ficatrice", "fier") { return }
        if replace(10, "ficateur", "fier") { return }
        if replace(9, "catrice", "quer") { return }
        if replace(8, "cateur", "quer") { return }
        if replace(8, "atrice", "er") { return }
        if replace(7, "ateur", "er") { return }
        _ = replace(6, "trice", "teur")
        if replace(5, "ieme", "") { return }
        if replace(7, "teuse", "ter") { return }
        if replace(6, "teur", "ter") { return }
        if replace(5, "euse", "eu") { return }
        if replace(7, "iere", "ier") { return }
        if replace(7, "ive", "if") { return }
        if replace(4, "folle", "fou") || replace(4, "molle", "mou") { return }
        if replace(9, "nnelle", "n") || replace(9, "nnel", "n") { return }
        _ = replace(4, "ete", "et")
        _ = replace(8, "ique", "")
        if replace(8, "esse", "e") { return }
        if replace(7, "inage", "in") { return }
        if replace(9, "isation", "") || replace(9, "isateur", "") { return }
        if replace(8, "ation", "") || replace(8, "ition", "") { return }
    }

    /// Doubled letters become one and what inflection leaves at the end is dropped, unless it is a good part of the word:
    /// « loupe » is not « loup ».
    private mutating func normalise() {
        guard count > 4 else { return }
        var kept = 1
        for index in 1..<count where word[index] != word[kept - 1] {
            word[kept] = word[index]
            kept += 1
        }
        word.removeLast(count - kept)
        if count > 6, ends("ie") { word.removeLast(2) }
        guard count > 4 else { return }
        if ends("r") { word.removeLast() }
        if count > 5 || ends("te"), ends("e") { word.removeLast() }
        if count > 5, ends("e") { word.removeLast() }
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

    /// Puts `replacement` in the place of `suffix`, if the word ends so and has more letters than `least`.
    private mutating func replace(_ least: Int, _ suffix: StaticString, _ replacement: StaticString) -> Bool {
        guard count > least, ends(suffix) else { return false }
        word.removeLast(suffix.utf8CodeUnitCount)
        for index in 0..<replacement.utf8CodeUnitCount { word.append(replacement.utf8Start[index]) }
        return true
    }
}

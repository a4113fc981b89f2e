/// Closed lists of words as static bytes, folded, parted by spaces.
enum Words {
    /// What stands before an apostrophe and is no part of the word behind it.
    static let elisions: StaticString = "l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu quelqu entr"
    /// Pairs whose apostrophe is inside the word, each as it is written without it.
    static let keptBeforeApostrophe: StaticString = "aujourd presqu prud grand"
    static let keptAfterApostrophe: StaticString = "hui ile hom mere rue tante route salle"
    /// Pronouns and particles that a hyphen ties to a verb: no compound.
    static let clitics: StaticString =
        "t il elle on je tu ils elles nous ce ci la le les lui leur en y moi toi eux meme memes"
    /// Particles that say nothing about which title is meant.
    static let particles: StaticString = "le la les l de des du d un une aux au a en et ou par pour sur dans"
    /// The months.
    static let months: StaticString =
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
    /// Words that frame a question. They stay in the index and can be searched for; beside other words
    /// they say nothing about what is meant, and their shards are not worth loading.
    static let frames: StaticString =
        """
        qui que quoi dont ou quel quelle quels quelles comment pourquoi quand combien est ce peut on puis je dois doit faut \
        il elle y a t sont etre avoir faire fait on nous vous me mon ma mes son sa ses ils veut veux peux dit dire repondre \
        sert cest quest cela si ne pas plus notre nos votre vos leur leurs cette cet ces chez va vont occupe occuper appeler \
        contacter joindre tout tous toute toutes jai suis departement trop
        """

    /// Whether `list` holds the word, exactly.
    static func contains(_ list: StaticString, _ word: ArraySlice<UInt8>) -> Bool {
        let count = list.utf8CodeUnitCount
        let pointer = list.utf8Start
        var start = 0
        while start < count {
            var end = start
            while end < count, pointer[end] != 0x20 { end += 1 }
            if end - start == word.count {
                var same = true
                var index = start
                for byte in word {
                    if pointer[index] != byte {
                        same = false
                        break
                    }
                    index += 1
                }
                if same { return true }
            }
            start = end + 1
        }
        return false
    }
}

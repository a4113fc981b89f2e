extension Stemmer {
    /// Words whose stem no rule finds, folded and sorted: `form stem,`, or `form,` where the stem is the form.
    private static let exceptions: StaticString = """
        acces,active actif,actives actif,agree,agreee agree,agreees agree,agrees agree,aieux aieul,avis,bail,\
        baux bail,beau,beaux beau,bel beau,belle beau,belles beau,bois,bras,bus,cas,ceux,choix,cieux ciel,classee,\
        classees classee,commis,concours,conseil,conseiller,conseillere conseiller,conseilleres conseiller,\
        conseillers conseiller,conseils conseil,construction construir,constructions construir,coraux corail,corps,\
        cours,croix,dans,debours,deces,deux,discours,eau,eaux eau,elue elu,elues elu,emaux email,eux,exces,faux,\
        fermeture ferme,fermetures ferme,fois,fonds,gaz,inscription inscrir,inscriptions inscrir,institution,\
        institutions institution,licence,licences licence,madame,maux mal,mesdames madame,mesdemoiselles mademoiselle,\
        messieurs monsieur,mieux,mois,monsieur,native natif,natives natif,nouveau,nouveaux nouveau,nouvel nouveau,\
        nouvelle nouveau,nouvelles nouveau,oeufs oeuf,os,ouverture ouvri,ouvertures ouvri,paix,parcours,pas,pays,\
        permis,plus,poids,pres,prix,proces,puits,recours,remords,repas,sans,secours,sous,succes,taux,temps,travail,\
        travaux travail,tres,vieil vieux,vieille vieux,vieilles vieux,vieux,vitrail,vitraux vitrail,voix,yeux oeil,
        """

    /// Where the words of each letter begin; the last number is where the last one ends.
    private static let starts: [Int] = {
        var starts: [Int] = []
        var index = 0
        for letter in UInt8(0x61)...0x7A {
            while index < exceptions.utf8CodeUnitCount, exceptions.utf8Start[index] < letter {
                while exceptions.utf8Start[index] != 0x2C { index += 1 }
                index += 1
            }
            starts.append(index)
        }
        return starts + [exceptions.utf8CodeUnitCount]
    }()

    static func exception(_ form: ArraySlice<UInt8>) -> [UInt8]? {
        guard form.count <= 14, let first = form.first, first >= 0x61, first <= 0x7A else { return nil }
        let pointer = exceptions.utf8Start
        var start = starts[Int(first) - 0x61]
        let end = starts[Int(first) - 0x60]
        while start < end {
            var index = start
            var matches = true
            for byte in form {
                if pointer[index] != byte {
                    matches = false
                    break
                }
                index += 1
            }
            if matches, pointer[index] == 0x2C { return [UInt8](form) }
            if matches, pointer[index] == 0x20 {
                index += 1
                var stem: [UInt8] = []
                while pointer[index] != 0x2C {
                    stem.append(pointer[index])
                    index += 1
                }
                return stem
            }
            while pointer[start] != 0x2C { start += 1 }
            start += 1
        }
        return nil
    }
}

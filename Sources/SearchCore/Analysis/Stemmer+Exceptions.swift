extension Stemmer {
    /// Words whose stem no rule finds: `form stem` pairs, folded and sorted; a pair ends with a comma.
    private static let exceptions: StaticString = """
        acces acces,active actif,actives actif,agree agree,agreee agree,agreees agree,agrees agree,aieux aieul,\
        avis avis,bail bail,baux bail,beau beau,beaux beau,bel beau,belle beau,belles beau,bois bois,bras bras,\
        bus bus,cas cas,ceux ceux,choix choix,cieux ciel,commis commis,concours concours,conseil conseil,\
        conseiller conseiller,conseillere conseiller,conseilleres conseiller,conseillers conseiller,\
        conseils conseil,coraux corail,corps corps,cours cours,croix croix,dans dans,debours debours,deces deces,\
        deux deux,discours discours,eau eau,eaux eau,elue elu,elues elu,emaux email,eux eux,exces exces,\
        faux faux,fois fois,fonds fonds,gaz gaz,institution institution,institutions institution,madame madame,\
        maux mal,mesdames madame,mesdemoiselles mademoiselle,messieurs monsieur,mieux mieux,mois mois,\
        monsieur monsieur,native natif,natives natif,nouveau nouveau,nouveaux nouveau,nouvel nouveau,\
        nouvelle nouveau,nouvelles nouveau,oeufs oeuf,os os,paix paix,parcours parcours,pas pas,pays pays,\
        permis permis,poids poids,pres pres,prix prix,proces proces,puits puits,recours recours,remords remords,\
        repas repas,sans sans,secours secours,sous sous,succes succes,taux taux,temps temps,travail travail,\
        travaux travail,tres tres,vieil vieux,vieille vieux,vieilles vieux,vieux vieux,vitrail vitrail,\
        vitraux vitrail,voix voix,yeux oeil,
        """

    /// Where the pairs of each letter begin; the last number is where the last pair ends.
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

extension Stemmer {
    /// Words whose stem no rule finds: `form stem` pairs, folded; a pair ends with a comma.
    private static let exceptions: StaticString = """
        travaux travail,travail travail,baux bail,bail bail,vitraux vitrail,vitrail vitrail,emaux email,coraux corail,\
        yeux oeil,cieux ciel,aieux aieul,messieurs monsieur,monsieur monsieur,mesdames madame,madame madame,\
        mesdemoiselles mademoiselle,eau eau,eaux eau,maux mal,oeufs oeuf,os os,bus bus,gaz gaz,pays pays,mois mois,\
        bois bois,fois fois,avis avis,pres pres,tres tres,sous sous,sans sans,dans dans,acces acces,succes succes,\
        proces proces,proces-verbaux proces-verbal,deces deces,exces exces,concours concours,recours recours,secours secours,\
        parcours parcours,cours cours,discours discours,debours debours,permis permis,commis commis,temps temps,corps corps,\
        fonds fonds,poids poids,puits puits,remords remords,cas cas,repas repas,bras bras,pas pas,prix prix,choix choix,\
        voix voix,croix croix,paix paix,taux taux,faux faux,eux eux,ceux ceux,deux deux,mieux mieux,vieux vieux,vieil vieux,\
        vieille vieux,vieilles vieux,nouvel nouveau,nouvelle nouveau,nouvelles nouveau,nouveau nouveau,nouveaux nouveau,\
        beau beau,beaux beau,bel beau,belle beau,belles beau,vitraux vitrail,institution institution,\
        institutions institution,conseil conseil,conseils conseil,conseiller conseiller,conseillers conseiller,\
        conseillere conseiller,conseilleres conseiller,
        """

    static func exception(_ form: ArraySlice<UInt8>) -> [UInt8]? {
        guard form.count <= 14 else { return nil }
        let pointer = exceptions.utf8Start
        let count = exceptions.utf8CodeUnitCount
        var start = 0
        while start < count {
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

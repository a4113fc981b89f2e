import Language

extension VisaProblem {
    var french: String {
        switch self {
        case .needsFolder(let kind):
            "« \(kind) » tient dans un tableau : un visa demande un fichier par fiche (« folder »)"
        case .unsealed(let entry):
            "Fiche validée sans empreinte : rien ne prouve quel texte l'a été ; "
                + "lancez « unisson validate \(entry) --by … --on … »"
        case .changed(let entry, let day):
            "Texte modifié depuis son visa\(Self.french(day)) : hors relecture, la version validée demeure ; "
                + "pour un nouveau visa, « unisson validate \(entry) --by … --on … »"
        case .changedWithoutCopy(let entry, let day):
            "Texte modifié depuis son visa\(Self.french(day)), et la version validée n'a pas été gardée ; "
                + "rétablissez le texte, ou lancez « unisson validate \(entry) --by … --on … »"
        case .stillStands(let entry, let day):
            "La version validée\(Self.french(day, "le")) reste publiée hors relecture ; "
                + "pour l'en retirer, « unisson withdraw \(entry) --by … --on … --reason … »"
        case .notKept(let entry):
            "La version validée n'est pas gardée dans « visas » : rétablissez-la, "
                + "ou lancez « unisson validate \(entry) --by … --on … »"
        case .copied(let entry, let original):
            "Copie de « \(original) » avec son visa, que personne n'a donné à celle-ci : traitée en brouillon ; "
                + "supprimez-la, ou renommez-la puis lancez « unisson validate \(entry) --by … --on … »"
        case .filesChanged(let entry, let files, let day):
            "Fichier joint changé depuis le visa\(Self.french(day)) (\(files.joined(separator: ", "))) : rétablissez-le, "
                + "ou donnez un autre nom au nouveau, ou lancez « unisson validate \(entry) --by … --on … »"
        case .filesUnsealed(let entry, let files):
            "Le visa ne couvre pas les fichiers joints (\(files.joined(separator: ", "))) : rien ne prouve lesquels ont été "
                + "validés ; lancez « unisson validate \(entry) --by … --on … »"
        case .restrictedSince(let entry, let day):
            "Restreinte depuis son visa\(Self.french(day)) : la fiche est retirée à ceux qui ne doivent plus tout en lire ; "
                + "pour leur en rendre le reste, « unisson validate \(entry) --by … --on … »"
        case .keptAltered(let entry):
            "Version validée retouchée à la main : rétablissez-la, ou lancez « unisson validate \(entry) --by … --on … »"
        case .keptOfOtherVisa(let entry):
            "Cette version gardée porte un autre visa que la fiche ; "
                + "rétablissez-les, ou lancez « unisson validate \(entry) --by … --on … »"
        case .keptOfNoEntry: "Version gardée d'une fiche absente ou retirée : elle ne sert à rien, supprimez-la"
        case .notUnderVisa(let entry): "« \(entry) » ne demande pas de visa"
        case .placeholder(let text): "« \(text) » reste à compléter : un texte inachevé ne reçoit pas de visa"
        case .dateAhead(let date, let day):
            "Visa daté du \(SiteLanguage.french.format(date)) : nous sommes le \(SiteLanguage.french.format(day))"
        case .dateBeforeVisa(let date, let former):
            "Visa daté du \(SiteLanguage.french.format(date)), avant le précédent du \(SiteLanguage.french.format(former))"
        case .changedSinceRead(let name):
            "« \(name) » : le texte a changé depuis que vous l'avez lu ; relisez tout avant de signer"
        case .noReason: "Un retrait se motive : « --reason … »"
        case .needsVisa(let entry):
            "Texte différent de celui qui a été validé : « --all » ne suffit pas, "
                + "lancez « unisson validate \(entry) --by … --on … »"
        }
    }

    /// ` du 7 mars 2013`; nothing for an unknown day.
    private static func french(_ day: CalendarDate?, _ word: String = "du") -> String {
        day.map { " \(word) \(SiteLanguage.french.format($0))" } ?? ""
    }
}

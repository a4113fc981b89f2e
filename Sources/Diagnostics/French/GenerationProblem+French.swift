extension GenerationProblem {
    var french: String {
        switch self {
        case .unknown(let number, let known): "Pas de génération \(number) ; gardées : \(Self.list(known))"
        case .noFormer: "Aucune génération antérieure n'est gardée : il faut en avoir construit deux"
        case .noneOn(let day, let first):
            "Aucune génération gardée n'était le site le \(day) : la première date du \(first)"
        case .unknownFacts(let number):
            "Ce que dit la génération \(number) n'a pas été gardé, ou est abîmé : elle ne peut être ni comparée ni reprise"
        case .otherEdition(let number, let edition, let current):
            "La génération \(number) est de l'édition « \(edition) », le site est de l'édition « \(current) »"
        case .refused(let number, let instead?):
            "Retour à la génération \(number) refusé : il remettrait en ligne ce qui n'y est plus ; "
                + "la génération \(instead) peut être reprise : « unisson rollback \(instead) »"
        case .refused(let number, nil):
            "Retour à la génération \(number) refusé : il remettrait en ligne ce qui n'y est plus ; "
                + "corrigez le contenu, puis « unisson build »"
        case .returns(let what, let reason): "« \(what) » \(reason.french)"
        case .isCurrent(let number): "La génération \(number) est déjà le site : rien à faire"
        }
    }

    static func list(_ numbers: [Int]) -> String { numbers.map { String($0) }.joined(separator: ", ") }
}

extension ReturnReason {
    fileprivate var french: String {
        switch self {
        case .gone: "reviendrait alors que le site ne l'a plus : retiré, restreint, effacé ou renommé depuis"
        case .ended(let day): "reviendrait comme si elle valait encore : le terme en est passé depuis le \(day)"
        case .notYet: "reviendrait comme si elle valait déjà : elle ne vaut que plus tard"
        case .replaced: "reviendrait alors qu'une autre fiche l'a remplacée"
        case .notPublished: "reviendrait alors que son visa a été retiré"
        case .restricted: "reviendrait avec un passage que ces lecteurs ne doivent peut-être plus voir"
        case .personal: "reviendrait avec des données personnelles que le site ne montre plus"
        case .field: "est un champ que le modèle n'a plus"
        case .view: "est une vue que ces lecteurs n'ont plus"
        case .lateness: "dirait de nouveau qui est en retard, à des lecteurs qui n'ont plus à le savoir"
        case .file: "est un fichier joint ôté ou changé depuis"
        }
    }
}

internal import Diagnostics
internal import Language
internal import Rendering
internal import Signing

/// What is said to those who want to sign in a browser, in the site's language.
struct SigningWords {
    let language: SiteLanguage

    private func say(_ french: String, _ english: String) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    func refusal(_ reason: SigningGate.Reason) -> String {
        switch reason {
        case .noHeader:
            say(
                "Ce serveur ne sait pas qui vous êtes : pour signer ici, il faut qu’un serveur frontal le lui dise (unisson serve --user-header). On signe aussi par « unisson validate », ou sur papier, avec le bordereau.",
                "This server does not know who you are: to sign here, a front server has to tell (unisson serve --user-header). One also signs by “unisson validate”, or on paper, with the slip."
            )
        case .notTrusted:
            say(
                "Votre demande n’est pas passée par le serveur frontal : ce qu’elle dit de vous n’est pas cru (unisson serve --trusted-proxy).",
                "Your request did not come by way of the front server: what it says of you is not believed (unisson serve --trusted-proxy)."
            )
        case .notNamed:
            say(
                "Le serveur frontal n’a pas dit qui vous êtes : ouvrez d’abord une session.",
                "The front server did not say who you are: log in first.")
        case .unreadable:
            say(
                "Le serveur frontal a dit deux fois qui vous êtes, ou dans des signes qui ne se lisent pas (il les faut en UTF-8) : personne ne peut signer ainsi.",
                "The front server said twice who you are, or in signs that cannot be read (UTF-8 is needed): nobody can sign so."
            )
        }
    }

    func nobody(_ name: String) -> String {
        say(
            "« \(name) » n’est le nom d’aucune des personnes que « validateurs » désigne dans site.yaml, ou l’est de plusieurs : vous ne pouvez pas signer.",
            "“\(name)” is the name of nobody whom “validators” in site.yaml names, or of several: you cannot sign.")
    }

    func needsKey(_ name: String) -> String {
        say(
            "Ce site demande que chaque acte porte la signature de son auteur, et une clé ne se confie ni à un navigateur ni à un serveur. Signez par « unisson validate … --by \(name) --on … --key … ».",
            "This site wants each act to bear its author’s signature, and a key is entrusted neither to a browser nor to a server. Sign by “unisson validate … --by \(name) --on … --key …”."
        )
    }

    var notShownHere: String {
        say(
            "Cette page n’est montrée qu’avec l’édition qui voit tout.",
            "This page is shown with the edition that sees everything, alone.")
    }

    var staleToken: String {
        say(
            "Cette page a déjà servi, ou elle est trop ancienne : rien n’a été signé. Revenez en arrière, rechargez-la et relisez.",
            "This page was used before, or it is too old: nothing was signed. Go back, load it again and read.")
    }

    var otherToken: String {
        say(
            "Cette page a été montrée à quelqu’un d’autre : rien n’a été signé.",
            "This page was shown to somebody else: nothing was signed.")
    }

    var crossSite: String {
        say(
            "Cette demande ne vient pas de la page des visas : rien n’a été signé.",
            "This request does not come from the page of visas: nothing was signed.")
    }

    var unreadableForm: String {
        say("Ce formulaire ne se lit pas : rien n’a été signé.", "This form cannot be read: nothing was signed.")
    }

    var nothingTicked: String {
        say("Aucune fiche n’était cochée : rien n’a été signé.", "No entry was ticked: nothing was signed.")
    }

    func notShown(_ name: String) -> String {
        say(
            "« \(name) » n’était pas à signer sur la page que vous aviez : rien n’a été signé.",
            "“\(name)” was not to be signed on the page that you had: nothing was signed.")
    }

    /// What became of what was ticked.
    /// - Parameter titles: of entries, by their names.
    func notices(_ report: VisaReport, titles: [String: String], in message: MessageLanguage) -> [VisaReview.Notice] {
        guard report.outcome == .done else {
            let errors = report.diagnostics.filter { $0.severity == .error }
            let nothing = say("Rien n’a été signé.", "Nothing was signed.")
            return errors.map { error in
                let line = error.place.line > 0 ? ":\(error.place.line)" : ""
                return VisaReview.Notice(
                    "\(error.place.path)\(line) – \(error.message(in: message))", isRefusal: true)
            } + [VisaReview.Notice(nothing, isRefusal: true)]
        }
        return report.acts.map { entry, act in
            let entry = titles[entry].map { say("« \($0) »", "“\($0)”") } ?? entry
            switch act {
            case .validated(_, let day, _):
                return VisaReview.Notice(
                    say(
                        "\(entry) : visa donné le \(language.format(day)) et porté au registre.",
                        "\(entry): visa given on \(language.format(day)) and entered in the register."),
                    isRefusal: false)
            case .unchanged, .withdrawn, .accepted:
                return VisaReview.Notice(say("\(entry) : déjà ainsi.", "\(entry): as it was."), isRefusal: false)
            }
        }
    }
}

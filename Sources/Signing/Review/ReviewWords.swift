internal import Language

/// What a review says, in the site's language; not yet typeset.
struct ReviewWords {
    let language: SiteLanguage

    private func say(_ french: String, _ english: String) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    private func day(_ date: CalendarDate) -> String { language.format(date) }

    // MARK: At the head

    func since(_ act: CalendarDate?, on today: CalendarDate) -> String {
        guard let act else {
            return say(
                "Pas encore de visa à ce nom au registre. Situation au \(day(today)).",
                "There is no visa in this name in the register yet. As of \(day(today)).")
        }
        return say(
            "Depuis le dernier acte au registre, le \(day(act)). Situation au \(day(today)).",
            "Since the last act in the register, on \(day(act)). As of \(day(today)).")
    }

    func all(on today: CalendarDate) -> String {
        say(
            "Tout ce qui attend un visa, au \(day(today)).", "All that waits for a visa, as of \(day(today)).")
    }

    var noHistory: String {
        say(
            "Sans l’historique de Git, on ne sait ni qui a changé un texte, ni ce que disaient les tableaux : les désignations et les engagements sont ceux que leurs propres dates annoncent, les numéros de téléphone manquent.",
            "Without the history that Git keeps, nobody knows who changed a text, nor what tables said: designations and commitments are those that their own dates tell, telephone numbers are missing."
        )
    }

    var actNotSaved: String {
        say(
            "Le dernier acte n’est pas encore enregistré dans Git : ce qui a changé est compté depuis le dernier enregistrement.",
            "The last act is not committed to Git yet: changes are counted from the last commit.")
    }

    var unknownWithoutHistory: String {
        say("On ne le sait pas sans l’historique de Git.", "Nobody knows without the history that Git keeps.")
    }

    var unknownWithoutAct: String {
        say("Rien à comparer avant un premier visa.", "There is nothing to compare with before a first visa.")
    }

    func work(on today: CalendarDate, isChosen: Bool) -> String {
        let date = say("Situation au \(day(today)).", "As of \(day(today)).")
        return isChosen
            ? date : date + say(" De qui voulez-vous voir les fiches ?", " Whose entries do you want to see?")
    }

    var nobody: String { say("Sans responsable", "Nobody's") }

    func dueOn(_ date: CalendarDate) -> String { say("à relire le \(day(date))", "to be read again on \(day(date))") }

    // MARK: Of an entry

    var submitted: String { say("soumise à validation", "submitted") }

    func changed(_ since: CalendarDate?, by: String) -> String {
        guard let since else { return say("modifiée depuis son visa", "changed since its visa") }
        return say(
            "modifiée depuis le visa que lui a donné \(by) le \(day(since))",
            "changed since the visa that \(by) gave on \(day(since))")
    }

    var unsealed: String {
        say("dite validée, sans visa qui le prouve", "said to be validated, without a visa that proves it")
    }

    var otherFiles: String {
        say("ses pièces jointes ne sont plus celles du visa", "its files are no longer those of its visa")
    }

    var onlyBlanks: String {
        say("seules la mise en forme ou des blancs changent", "only marks or blanks change")
    }

    func unfinished(_ words: String) -> String {
        say(
            "À finir avant tout visa : « \(words) ».", "To be finished before any visa: “\(words)”.")
    }

    func addressed(to name: String) -> String {
        say("Adressée à \(name), à qui il revient de signer.", "Addressed to \(name), who is to sign.")
    }

    func anyOf(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + say(" ou ", " or ") + last
    }

    func validated(by: String, on date: CalendarDate) -> String {
        say("validée par \(by) le \(day(date))", "validated by \(by) on \(day(date))")
    }

    func withdrawn(by: String, on date: CalendarDate, reason: String) -> String {
        let why = reason.isEmpty ? "" : say(" : ", ": ") + reason
        return say("retirée par \(by) le \(day(date))", "withdrawn by \(by) on \(day(date))") + why
    }

    func ends(_ date: CalendarDate) -> String { say("valable jusqu’au \(day(date))", "valid until \(day(date))") }

    // MARK: Of rows

    var new: String { say("nouveau", "new") }
    var gone: String { say("n’est plus dans la base", "no longer in the base") }
    var changed: String { say("changé", "changed") }
    func begins(_ date: CalendarDate) -> String { say("depuis le \(day(date))", "since \(day(date))") }
    func ended(_ date: CalendarDate) -> String { say("jusqu’au \(day(date))", "until \(day(date))") }
    func done(_ date: CalendarDate) -> String { say("fait le \(day(date))", "done on \(day(date))") }
    func agreed(_ date: CalendarDate) -> String { say("pris le \(day(date))", "agreed on \(day(date))") }

    /// The heading of a text that has none.
    var text: String { say("Texte", "Text") }

    /// `Changé par Colette Cachet le 13 juin 2013, pas encore enregistré dans Git.`
    func authors(_ authors: [ContentHistory.Author], isUnsaved: Bool) -> String {
        let known = authors.prefix(3).map { say("\($0.name) le \(day($0.day))", "\($0.name) on \(day($0.day))") }
        let more = authors.count > 3 ? [say("d’autres avant", "others before")] : []
        let unsaved = isUnsaved ? [say("changements pas encore enregistrés dans Git", "changes not committed yet")] : []
        let by = known.isEmpty ? [] : [say("changé par ", "changed by ") + (known + more).joined(separator: ", ")]
        let all = by + unsaved
        return all.isEmpty ? "" : all.joined(separator: " ; ").capitalizedFirst + "."
    }
}

public import Language

/// What can be wrong with visas and with the validated versions that are kept. Entries are named as in `kind:slug`.
public enum VisaProblem: Sendable, Hashable, Codable {
    // The model
    /// A kind of table rows that wants a visa.
    case needsFolder(kind: String)
    // Entries
    /// Validated, without the fingerprint that says which text was.
    case unsealed(entry: String)
    /// The text was changed after its visa; the validated version is kept.
    case changed(entry: String, on: CalendarDate?)
    /// The text was changed after its visa, and no validated version is kept.
    case changedWithoutCopy(entry: String, on: CalendarDate?)
    /// No longer said to be validated, though its validated version still is what other editions show.
    case stillStands(entry: String, on: CalendarDate?)
    /// Validated and unchanged, but without a kept version for the day it will be changed.
    case notKept(entry: String)
    /// A copy of another entry's file, visa included: nobody validated it.
    case copied(entry: String, of: String)
    /// The attached files are not those that were validated.
    case filesChanged(entry: String, files: [String], on: CalendarDate?)
    /// The visa says nothing of the attached files.
    case filesUnsealed(entry: String, files: [String])
    /// Restricted since its visa: smaller audiences alone read it until the next one.
    case restrictedSince(entry: String, on: CalendarDate?)
    // Kept versions
    /// The text of a kept version is not the one that its fingerprint names.
    case keptAltered(entry: String)
    /// A kept version and its entry do not carry the same visa.
    case keptOfOtherVisa(entry: String)
    /// The kept version of no entry, or of a withdrawn one.
    case keptOfNoEntry
    // Commands
    case notUnderVisa(entry: String)
    /// Something that is still to be filled in.
    case placeholder(String)
    /// A visa later than the day as of which the site is read.
    case dateAhead(CalendarDate, day: CalendarDate)
    /// A visa earlier than the one that it replaces.
    case dateBeforeVisa(CalendarDate, former: CalendarDate)
    case noReason
    /// Left out by `--all`: its text is not the one that was validated.
    case needsVisa(entry: String)
    /// Its file, or the register, is no longer what somebody read before they signed.
    case changedSinceRead(String)
}

extension VisaProblem: ProblemDetail {
    var id: String {
        switch self {
        case .needsFolder: "visa-de-tableau"
        case .unsealed: "visa-sans-empreinte"
        case .changed: "modifie-depuis-visa"
        case .changedWithoutCopy: "modifie-sans-copie"
        case .stillStands: "version-validee-publiee"
        case .notKept: "visa-sans-copie"
        case .copied: "visa-copie"
        case .filesChanged: "fichier-change-depuis-visa"
        case .filesUnsealed: "fichier-sans-empreinte"
        case .restrictedSince: "restreint-depuis-visa"
        case .keptAltered: "copie-retouchee"
        case .keptOfOtherVisa: "copie-d-un-autre-visa"
        case .keptOfNoEntry: "copie-sans-fiche"
        case .notUnderVisa: "sans-visa"
        case .placeholder: "texte-a-completer"
        case .dateAhead: "visa-a-venir"
        case .dateBeforeVisa: "visa-anterieur"
        case .noReason: "retrait-sans-motif"
        case .needsVisa: "nouveau-visa-requis"
        case .changedSinceRead: "change-depuis-lecture"
        }
    }

    var severity: Diagnostic.Severity {
        switch self {
        case .changed, .stillStands, .notKept, .copied, .keptOfNoEntry, .needsVisa, .restrictedSince: .warning
        default: .error
        }
    }
}

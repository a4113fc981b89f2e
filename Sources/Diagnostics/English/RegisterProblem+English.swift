import Language

extension RegisterProblem {
    var english: String {
        switch self {
        case .unreadable(let columns):
            "Unreadable register: its columns are “\(columns.joined(separator: ";"))”, in this order; restore it"
        case .unreadableLine:
            "Unreadable line of the register: it needs a known act, a name and a day (YYYY-MM-DD); restore it"
        case .brokenChain:
            "Broken register: this line does not follow from the one before, one of them was changed, taken out or added by "
                + "hand; restore them, or “unisson registre accept --by …” if somebody answers for it"
        case .backwards(let date, let former):
            "Act dated \(SiteLanguage.english.format(date)), before the former one of the same entry, of "
                + "\(SiteLanguage.english.format(former))"
        case .notContinued(let output, let head):
            "Register without the line \(head.prefix(8))… on which the site published in “\(output)” rests: lines are missing "
                + "or were changed; restore them, or “unisson registre accept --by …” if somebody answers for it"
        case .notAValidator(let name, let among):
            "Act of “\(name)”, who is not among the site's validators: \(among.joined(separator: ", "))"
        case .noLine(let entry):
            "Visa without a line in the register: nothing proves that it was given; "
                + "run “unisson validate \(entry) --by … --on …”"
        case .otherLine(let entry, let date, let by, let isSameText):
            "The register knows another visa, of \(SiteLanguage.english.format(date)) by \(by)"
                + (isSameText ? "" : ", of another text")
                + "; restore the entry, or run “unisson validate \(entry) --by … --on …”"
        case .withdrawn(let entry, let date, let by):
            "Withdrawn on \(SiteLanguage.english.format(date)) by \(by) and put back by hand; "
                + "leave it withdrawn, or run “unisson validate \(entry) --by … --on …”"
        case .withdrawnWithoutLine(let entry):
            "Withdrawal without a line in the register: nobody answers for it; "
                + "run “unisson withdraw \(entry) --by … --on … --reason …”"
        case .goneWithoutWithdrawal(let entry):
            "“\(entry)” has a visa and is no longer in the content: renamed, it needs a new visa; "
                + "otherwise a withdrawal is signed, “unisson withdraw”"
        case .unsigned(let by): "Line without signature: the site requires that of \(by)"
        case .wrongSignature(let by): "Wrong signature: it was not \(by) who signed this line"
        case .unknownSigner(let name): "No known key of “\(name)” in “visas/allowed_signers”"
        case .noSigners(let path): "“\(path)” is missing: the site requires signatures, and no key is known"
        case .otherSigners(let output, _):
            "The keys of “visas/allowed_signers” are not those of the site published in “\(output)”; "
                + "restore them, or “unisson registre accept --by …” if somebody answers for it"
        case .signaturesDropped(let output):
            "The site published in “\(output)” requires signatures and “site.yaml” no longer does; "
                + "restore “signatures: required”, or “unisson registre accept --by …” if somebody answers for it"
        case .noProgram: "Program “ssh-keygen” not found: install OpenSSH (package openssh-client) for signatures"
        case .noKey: "The site requires signatures: name your key, “--key ~/.ssh/id_ed25519”"
        case .notSigned(let reason): "Signature refused by ssh-keygen: \(reason)"
        }
    }
}

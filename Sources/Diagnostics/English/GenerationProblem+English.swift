extension GenerationProblem {
    var english: String {
        switch self {
        case .unknown(let number, let known): "No generation \(number); kept: \(Self.list(known))"
        case .noFormer: "No former generation is kept: two must have been built"
        case .noneOn(let day, let first): "No generation that is kept was the site on \(day): the first is of \(first)"
        case .unknownFacts(let number):
            "What generation \(number) says was not kept, or is damaged: it can neither be compared nor taken back"
        case .otherEdition(let number, let edition, let current):
            "Generation \(number) is of the edition “\(edition)”, the site is of the edition “\(current)”"
        case .refused(let number, let instead?):
            "Going back to generation \(number) is refused: it would put online again what is there no more; "
                + "generation \(instead) can be taken back: “unisson rollback \(instead)”"
        case .refused(let number, nil):
            "Going back to generation \(number) is refused: it would put online again what is there no more; "
                + "mend the content, then “unisson build”"
        case .returns(let what, let reason): "“\(what)” \(reason.english)"
        case .isCurrent(let number): "Generation \(number) is the site already: nothing to do"
        }
    }
}

extension ReturnReason {
    fileprivate var english: String {
        switch self {
        case .gone: "would come back while the site has it no more: withdrawn, restricted, erased or renamed since"
        case .ended(let day): "would come back as if it still held: its term ended on \(day)"
        case .notYet: "would come back as if it held already: it begins later"
        case .replaced: "would come back while another entry has replaced it"
        case .notPublished: "would come back while its visa has been taken back"
        case .restricted: "would come back with a passage that these readers may not see any more"
        case .personal: "would come back with data about a person that the site no longer shows"
        case .field: "is a field that the model has no more"
        case .view: "is a view that these readers have no more"
        case .lateness: "would say again who is late, to readers who are not to know any more"
        case .file: "is an attached file that was removed or changed since"
        }
    }
}

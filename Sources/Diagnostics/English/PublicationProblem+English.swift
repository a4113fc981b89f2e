extension PublicationProblem {
    var english: String {
        switch self {
        case .noSite(let path): "No site was built in “\(path)”: run “unisson build” first"
        case .incompleteSite(let path):
            "“\(path)” is not a whole site built by this version: run “unisson build” again"
        case .siteChanged(let path):
            "The site was built again during the publication (“\(path)”): run it again, it will go on"
        case .foreignFile(let path):
            "“\(path)” is there already and does not come from unisson: left untouched; "
                + "take it away, or publish to a folder of its own"
        case .alteredFile(let path, let isRemoved):
            "“\(path)” had been changed there: "
                + (isRemoved ? "removed, for the site has it no more" : "put back as published")
        case .otherEdition(let site, let destination):
            "The destination holds the edition “\(destination)”, the site is the edition “\(site)”: "
                + "if the change is meant, add --change-edition"
        case .damagedManifest(let path):
            "“\(path)”, the list of what unisson has published, cannot be read: restore it, or empty the destination"
        case .nothingPublished(let path):
            "Nothing was published to “\(path)” before, and --existing asks for it: is the share mounted?"
        case .locked(let path): "Another publication is writing to “\(path)”: wait until it ends"
        case .noLocks(let path): "“\(path)” knows no locks: take care to publish there only once at a time"
        case .longPath(let length, let limit):
            "Path of \(length) characters, where \(limit) are allowed: Windows could not open it"
        case .sameButForCase(let path): "Differs from “\(path)” only in case: Windows would take them for one"
        case .notAsWritten(let path):
            "“\(path)” read back is not what was written: the disk or the network is to blame"
        case .unknownGroup(let name): "Group “\(name)” unknown on this machine (“publication” in site.yaml)"
        case .accessNotGiven(let path):
            "The edition's group and mode have no effect on “\(path)”: set the permissions where it is hosted"
        case .rcloneMissing: "rclone is needed to publish to remotes: apt-get install rclone (https://rclone.org/)"
        case .rcloneFailed(let destination, let reason): "rclone failed on “\(destination)”: \(reason)"
        case .rcloneTooSlow(let destination, let limit):
            "rclone stopped on “\(destination)” after \(limit) s: run again, the publication will go on; "
                + "or give it more time with --time-limit"
        }
    }
}

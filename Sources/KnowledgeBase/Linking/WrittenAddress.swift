internal import Diagnostics
internal import Language
internal import Markup

/// What is wrong with an address that leads to nothing of the site: what people write who mean the web, a mail address, a
/// shared drive.
enum WrittenAddress {
    /// Nil for what may be the name of an entry or of a file.
    static func fault(_ written: String) -> ContentProblem? {
        let text = written.trimmed
        if text.isEmpty { return .emptyAddress }
        if isDrive(text) { return .drivePath(text) }
        if text.hasPrefix("\\\\") || text.hasPrefix("//") {
            return share(String(text.drop { $0 == "\\" || $0 == "/" }))
        }
        if let colon = text.firstIndex(of: ":"), let fault = fault(scheme: text[..<colon], of: text, at: colon) {
            return fault
        }
        if Contact.mail(text) != nil { return .incompleteAddress(text, whole: "mailto:" + text) }
        if let number = Contact.telephone(text), number.utf8.count > 10 {
            return .incompleteAddress(text, whole: "tel:" + text)
        }
        return isWebAddress(text) ? .incompleteAddress(text, whole: "https://" + text) : nil
    }

    /// What is wrong with an address whose scheme is admitted: nothing behind it, or a stroke too few.
    static func fault(ofWhole url: String) -> ContentProblem? {
        guard let colon = url.firstIndex(of: ":") else { return nil }
        let rest = url[url.index(after: colon)...]
        let isWeb = url[..<colon].lowercased().hasPrefix("http")
        let host = rest.drop { $0 == "/" }
        if host.isEmpty { return .emptyAddress }
        guard isWeb, !rest.hasPrefix("//") || rest.hasPrefix("///") else { return nil }
        return .incompleteAddress(url, whole: url[...colon] + "//" + host)
    }

    /// What is wrong with a file on a shared drive, `server/share/file`, that the site does not admit.
    static func share(_ path: String) -> ContentProblem {
        if isDrive(path) { return .drivePath(path.replacing("/", with: "\\")) }
        if isWebAddress(path) { return .incompleteAddress("//" + path, whole: "https://" + path) }
        return path.isEmpty ? .emptyAddress : .networkShare("\\\\" + path.replacing("/", with: "\\"))
    }

    /// A letter and a colon, as Windows names drives.
    private static func isDrive(_ text: String) -> Bool {
        let start = text.utf8.prefix(3)
        guard start.count >= 2, let letter = start.first, letter | 0x20 &- 0x61 < 26 else { return false }
        guard start.dropFirst().first == 0x3A else { return false }
        return start.count == 2 || start.last == 0x5C || start.last == 0x2F
    }

    private static func fault(scheme: Substring, of text: String, at colon: String.Index) -> ContentProblem? {
        let name = scheme.lowercased()
        guard !name.isEmpty,
            name.utf8.allSatisfy({ $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
        else { return nil }
        let isAddress = text[text.index(after: colon)...].hasPrefix("//")
        guard isAddress || schemes.contains(name) else { return nil }
        return .schemeNotAdmitted(name, address: text)
    }

    /// Whether a text begins like the name of a web site: `www.`, or a name that ends in a domain of the web.
    private static func isWebAddress(_ text: String) -> Bool {
        let host = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }.lowercased()
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last,
            labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } })
        else { return false }
        return labels[0] == "www" || domains.contains(String(last))
    }

    /// Of the addresses that applications know and pages do not lead to.
    private static let schemes: Set<String> = [
        "sms", "smsto", "mms", "fax", "callto", "facetime", "skype", "sip", "sips", "h323", "xmpp", "msteams", "teams",
        "zoommtg",
        "whatsapp", "tg", "signal", "slack", "irc", "ircs", "ftp", "ftps", "sftp", "ssh", "scp", "telnet", "rsync",
        "dav", "davs",
        "webdav", "afp", "nfs", "smb", "cifs", "file", "webcal", "webcals", "caldav", "carddav", "geo", "maps", "news",
        "nntp",
        "feed", "rss", "ldap", "ldaps", "gopher", "magnet", "urn", "doi", "isbn", "ms-word", "ms-excel",
        "ms-powerpoint",
        "ms-outlook", "outlook", "onenote", "notes", "obsidian", "notion", "evernote", "zotero", "joplin", "git", "svn",
        "ws", "wss",
        "rtsp", "rtmp", "mailto", "tel", "http", "https", "about", "blob", "chrome", "view-source", "data",
        "javascript", "vbscript",
        "intent", "market", "itms",
    ]

    /// Top-level domains that people of the State write; those that are also endings of files (`md`, `zip`) are not among them.
    private static let domains: Set<String> = [
        "fr", "com", "org", "net", "eu", "info", "io", "be", "ch", "lu", "de", "uk", "it", "es", "pt", "nl", "ca", "us",
        "int", "edu",
        "gov", "re", "nc", "pf", "yt", "mq", "gp", "gf", "wf", "pm", "bzh", "paris", "alsace", "corsica", "coop",
        "asso", "pro", "biz",
        "tv", "app", "dev", "example", "invalid",
    ]
}

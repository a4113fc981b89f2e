internal import Language

/// What file managers and synchronisation call the copies that they make.
enum CopyName {
    /// The name of which a name, both without `.md`, is a copy; nil for names of one's own.
    ///
    /// `x - Copie`, `x - Copie (2)` and `Copie de x` (Windows), `x copie 2` (macOS), `x (copie)`, `x (3e copie)` (GNOME),
    /// `x (1)` (browsers, KDE), the same in English, and what becomes of them without spaces: `x-copie`.
    static func original(of name: String) -> String? {
        let stem = name.trimmingBlanks
        if let match = stem.wholeMatch(of: #/(?i)(?:copie|copy)[ _-]*(?:\(\d+\))?[ _-]+(?:de|of|d['’])[ _-]*(.+)/#) {
            return String(match.output.1)
        }
        let mark =
            #/(?i)(.*?[^ _–—-])(?:[ _–—-]+|[ _–—-]*\()(?:(?:autre|another|\d+(?:e|ème|st|nd|rd|th))[ _-])?(?:copie|copy)\)?[ _-]*(?:\(?\d*\)?)/#
        if let match = stem.wholeMatch(of: mark) { return String(match.output.1) }
        if let match = stem.wholeMatch(of: #/(.*?[^ ]) ?\(\d{1,2}\)/#) { return String(match.output.1) }
        return nil
    }

    /// Whether a name says that nobody but Windows gave it: ` - Copie`.
    static func isSure(_ name: String) -> Bool { name.contains(#/(?i) [-–—] (?:copie|copy)(?: \(\d+\))?$/#) }

    /// Whether synchronisation (Dropbox, Nextcloud, Syncthing, Seafile, Synology) kept a file beside another one.
    static func isConflict(_ name: String) -> Bool {
        // All of them hold `fl`, which few names do; this is asked of every file.
        var last: UInt8 = 0
        var mayBe = false
        for byte in name.utf8 {
            if byte | 0x20 == 0x6C, last | 0x20 == 0x66 { mayBe = true }
            last = byte
        }
        guard mayBe else { return false }
        let folded = name.folded
        return [
            "conflicted copy", "copie en conflit", "copie conflictuelle", "sync-conflict-", "(sfconflict", "_conflict-",
            "_conflict.", "(case conflict",
        ].contains { folded.contains($0) }
    }
}

extension String {
    /// Without spaces at the ends.
    private var trimmed: Substring {
        drop { $0 == " " }
    }

    fileprivate var trimmingBlanks: String {
        var text = trimmed
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

internal import Language

/// The characters that HTML writes by name or number (`&eacute;`, `&#233;`).
enum HTMLEntities {
    /// Latin-1 from U+00A0 on, in the order of its characters (HTML 4.01, 24.2.1).
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
        Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
        Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
        ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
        uuml yacute thorn yuml
        """.split(separator: " ")

    private static let others: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "oelig": "œ", "OElig": "Œ", "euro": "€",
        "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "rarr": "→",
        "larr": "←", "bull": "•", "thinsp": "\u{2009}",
    ]

    /// The text with its entities undone; what is none stays.
    static func decoded(_ text: String) -> String {
        guard text.holds(0x26) else { return text }
        var result = ""
        var rest = text[...]
        while let sign = rest.firstIndex(of: "&") {
            result += rest[..<sign]
            rest = rest[sign...].dropFirst()
            if let end = rest.prefix(12).firstIndex(of: ";"), let character = character(rest[..<end]) {
                result += character
                rest = rest[end...].dropFirst()
            } else {
                result += "&"
            }
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> String? {
        if name.first == "#" {
            let digits = name.dropFirst()
            let code =
                digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let code, code >= 0x20, !(0x7F...0x9F).contains(code) else { return nil }
            return Unicode.Scalar(code).map { String(Character($0)) }
        }
        if let other = others[name] { return other }
        guard let position = latin.firstIndex(of: name), let scalar = Unicode.Scalar(UInt32(0xA0 + position)) else {
            return nil
        }
        return String(Character(scalar))
    }
}

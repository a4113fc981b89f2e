internal import Diagnostics
internal import Markup

extension SourceFile {
    /// What an author left to be filled in: « (À compléter …) », `TODO`, `XXX`. Nobody gives a visa to it.
    ///
    /// Comments count for nothing: they are not published.
    var placeholders: [Diagnostic] {
        let mark =
            #/(?i:\(\s*(?:[àa] (?:compl[ée]ter|pr[ée]ciser|venir|v[ée]rifier)|to be (?:completed|confirmed)))[^)]*\)?|\b(?:TODO|FIXME|TBD|XXX+)\b/#
        let head = FrontMatter.split(self).bodyFirstLine
        return (1...max(lineCount, 1)).compactMap { number in
            let line = text(ofLine: number)
            if number < head, line.drop(while: { $0 == " " }).hasPrefix("#") { return nil }
            guard let match = line.replacing(#/<!--.*?-->/#, with: "").firstMatch(of: mark) else { return nil }
            return Diagnostic(.visa(.placeholder(String(match.output))), at: Place(path, line: number))
        }
    }
}

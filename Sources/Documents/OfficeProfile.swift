package import Files
package import Language

/// What LibreOffice would else take from whoever runs it: a profile of its own, since an office that somebody has open refuses to
/// run a second time, and a language, since a date as spreadsheets store it has no order of its own: under a night job's
/// locale of C the 7th of March would be written 3/7/2013.
package enum OfficeProfile {
    /// Makes it in a folder that the caller removes.
    /// - Returns: the argument by which LibreOffice is told of it.
    package static func make(
        in work: String, for language: SiteLanguage, with fileSystem: FileSystem
    ) throws(FileError) -> String {
        let profile = work + "/profile"
        try fileSystem.createFolders(profile + "/user")
        let locale = language.locale
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Linguistic/General">\
            <prop oor:name="DefaultLocale" oor:op="fuse"><value>\(locale)</value></prop></item>
            <item oor:path="/org.openoffice.Setup/L10N">\
            <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>\(locale)</value></prop></item>
            </oor:items>

            """
        try fileSystem.create(profile + "/user/registrymodifications.xcu", Array(text.utf8))
        return "-env:UserInstallation=file://" + profile
    }
}

extension SiteLanguage {
    /// As offices call it (RFC 5646). Dates are written day first in both.
    var locale: String { self == .french ? "fr-FR" : "en-GB" }
}

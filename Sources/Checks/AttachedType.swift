package import Diagnostics

/// Which files may be published beside pages. A list of those that are known to be harmless, and not of those that are not:
/// nobody knows all that some browser, server or desk will run.
package enum AttachedType {
    /// What is wrong with a file, as far as its name and its beginning tell.
    /// - Parameter beginning: some hundred bytes at least, or all there are.
    package static func problem(named name: String, beginning: some Sequence<UInt8>) -> SiteProblem? {
        let ending = ending(of: name)
        if pages.contains(ending) { return .activeFile(.page) }
        if programs.contains(ending) { return .activeFile(.program(ending)) }
        if isMarkup(ending) { return nil }
        if beginsLikePage(beginning) { return .activeFile(.page) }
        return harmless.contains(ending) ? nil : .unlistedFileType(ending)
    }

    /// Whether a file is XML, of which all must be looked at.
    package static func isMarkup(named name: String) -> Bool { isMarkup(ending(of: name)) }

    private static func isMarkup(_ ending: String) -> Bool { markup.contains(ending) }

    private static func ending(of name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Whether a browser that looks at contents would take a file for a page: a tag, whatever stands before it that shows
    /// nothing, in UTF-8 or UTF-16 (WHATWG MIME Sniffing, 7.1, rather more of it).
    private static func beginsLikePage(_ beginning: some Sequence<UInt8>) -> Bool {
        let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
        let text = beginning.lazy.filter { $0 != 0 }.drop { $0 <= 0x20 || marks.contains($0) }.prefix(2)
        let signs = Array(text)
        guard signs.count == 2, signs[0] == 0x3C else { return false }
        let second = signs[1] | 0x20
        return (0x61...0x7A).contains(second) || [0x21, 0x2F, 0x3F].contains(signs[1])
    }

    private static let pages = words(
        "html htm xhtml xht shtml shtm stm mht mhtml hta htc jsp php phtml asp aspx cgi xsl xslt")
    private static let programs = words(
        """
        js mjs cjs ts wasm swf svgz jar class exe msi msp bat cmd com scr pif ps1 psm1 vbs vbe vb wsf wsh jse lnk url website \
        desktop webloc reg dll so sh bash py pl rb app apk deb rpm docm dotm xlsm xltm xlam pptm ppsm potm chm cpl gadget inf
        """)
    private static let markup = words("svg xml gpx kml gml rdf rss atom xsd")
    private static let harmless = words(
        """
        pdf odt ods odp odg odf ott ots otp docx xlsx pptx doc xls ppt pps rtf epub txt csv tsv md json geojson ics vcf \
        png jpg jpeg jfif gif webp avif bmp tif tiff ico heic mp3 m4a ogg oga opus wav flac mp4 m4v webm ogv mov avi vtt srt \
        zip 7z dwg dxf gpkg qgz shp shx dbf prj cpg asice p7m
        """)

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}

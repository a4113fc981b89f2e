internal import Files
internal import Language
internal import Markup
internal import Rendering

extension ThemeSources {
    /// The theme that is inside the command, and where it would stand.
    private static let ownName = "sobre"
    private static let ownPath = "themes/sobre"

    /// Whether a theme is taken from inside the command: nobody named another folder, and it is not on the disk.
    static func isOwn(
        _ path: String, isParent: Bool, _ options: SiteBuild.Options, _ fileSystem: FileSystem
    ) -> Bool {
        guard options.usesOwnTheme, isParent || options.theme == nil, path.lastName == ownName else { return false }
        do throws(FileError) {
            return try fileSystem.status(path) == nil
        } catch {
            // What cannot be looked at is told when it is read.
            return false
        }
    }

    /// The theme inside the command; nil when this one holds none.
    mutating func ownFolder() -> Theme.Folder? {
        let files = StarterFiles().below(Self.ownPath)
        guard let manifest = files.first(where: { $0.path == "theme.yaml" }) else { return nil }
        let (file, found) = SourceFile.decode(path: Self.ownPath + "/theme.yaml", contents: manifest.bytes)
        diagnostics += found
        return file.map { file in
            Theme.Folder(
                path: Self.ownPath, manifest: file,
                files: files.filter { $0.path != "theme.yaml" }.map { ($0.path, $0.bytes) })
        }
    }
}

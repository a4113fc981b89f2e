package import ContentModel
internal import Diagnostics
package import Files
internal import SiteBuild

extension EntryDesk {
    /// The schema of a kind's front matter.
    package func schema(of kind: Kind) -> EntrySchema {
        EntrySchema(of: kind, in: content.model, language: content.sources.settings.language)
    }

    /// Writes the schemas of all kinds into a folder, over those of a former model and over nothing else.
    /// - Returns: the paths of the files.
    /// - Throws: `.exists` where a file of such a name is none of ours; then nothing is written.
    package func writeSchemas(to folder: String, with fileSystem: FileSystem) throws(FileError) -> [String] {
        let schemas = kinds.map(schema)
        try fileSystem.createFolders(folder)
        let paths = schemas.map { ContentTree.join(folder, $0.fileName) }
        for path in paths where try fileSystem.status(path) != nil {
            let text = String(decoding: try fileSystem.read(path), as: UTF8.self)
            guard text.contains(EntrySchema.mark) else { throw FileError(.write, path, .exists) }
        }
        for (schema, path) in zip(schemas, paths) {
            try fileSystem.remove(path)
            try fileSystem.create(path, Array(schema.json.indented.utf8))
        }
        return paths
    }
}

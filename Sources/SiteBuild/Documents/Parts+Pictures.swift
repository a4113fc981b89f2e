internal import Files
internal import FoundationEssentials
internal import Language
internal import Rendering

extension PlannedSite.Parts {
    /// Of one picture, in bytes: a photograph for a screen has a tenth of it.
    static let largestPicture = 8 << 20
    /// Of all pictures of a document, as they stand in it.
    private static let pictureRoom = 48 << 20

    /// What the documents of the edition can show: the attached files that it shows, of the forms that all word processors
    /// know.
    var pictures: DocumentPictures {
        let files = Dictionary(
            attachments.map { (PlannedSite.path(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
        let fileSystem = surroundings.fileSystem
        return DocumentPictures(room: Self.pictureRoom) { path in
            guard let file = files[path], file.size <= Self.largestPicture, let type = Self.pictureType(path) else {
                return nil
            }
            do throws(FileError) {
                let bytes = try fileSystem.read(file.location)
                return .success("data:image/\(type);base64,".utf8 + [UInt8](Data(bytes).base64EncodedData()))
            } catch { return .failure(PictureFailure(error.diagnostic)) }
        }
    }

    private static func pictureType(_ path: String) -> String? {
        switch path.split(separator: ".").last {
        case "png": "png"
        case "jpg", "jpeg": "jpeg"
        case "gif": "gif"
        case "svg": "svg+xml"
        default: nil
        }
    }
}

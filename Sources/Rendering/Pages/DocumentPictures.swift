public import Diagnostics
internal import Language

/// The pictures that the documents of an edition can show.
public struct DocumentPictures: Sendable {
    /// By a path in the site, a picture as an address that holds it (`data:`, RFC 2397); nil for what no document can
    /// hold, or what the edition does not show; or why it cannot be read.
    public let address: @Sendable (_ path: String) -> Result<[UInt8], PictureFailure>?
    /// Of all addresses in a document together, in bytes: converters hold them in memory several times.
    public let room: Int

    /// Joins the two.
    public init(room: Int, address: @escaping @Sendable (_ path: String) -> Result<[UInt8], PictureFailure>?) {
        (self.room, self.address) = (room, address)
    }
}

/// Why a picture cannot be read.
public struct PictureFailure: Error, Sendable {
    /// For people.
    public let diagnostic: Diagnostic

    /// For people.
    public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// The pictures of one document on their way into it.
struct PictureEmbedding {
    let pictures: DocumentPictures?
    let root: String
    let elsewhere: String
    /// Taken by pictures so far, in bytes.
    private var taken = 0
    /// The first that could not be read.
    private(set) var problem: Diagnostic?

    init(pictures: DocumentPictures?, root: String, elsewhere: String) {
        (self.pictures, self.root, self.elsewhere) = (pictures, root, elsewhere)
    }

    /// The picture itself, with what it says; what it says where it cannot stand in the document, and where to see it.
    mutating func picture(_ tag: ArraySlice<UInt8>) -> [UInt8] {
        let alt = Array(StandaloneHTML.attribute("alt", in: tag) ?? [])
        guard let pictures, let source = StandaloneHTML.attribute("src", in: tag) else { return alt }
        if source.starts(with: root.utf8) {
            let path = String(decoding: source.dropFirst(root.utf8.count), as: UTF8.self)
            switch pictures.address(path) {
            case .success(let address) where taken + address.count <= pictures.room:
                taken += address.count
                return StandaloneHTML.replacing("src", by: address, in: tag)
            case .failure(let failure): problem = problem ?? failure.diagnostic
            case .success, .none: break
            }
        }
        return alt + " (\(elsewhere))".utf8
    }
}

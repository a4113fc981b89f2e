/// The search engine as a WebAssembly module, embedded when this package is built.
///
/// It imports nothing and exports its memory and the functions of `Sources/SearchModule`.
public enum SearchModule {
    /// The module's bytes.
    public static var bytes: [UInt8] { base64.decodedBase64 }
}

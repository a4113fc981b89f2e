/// The policy of each page: nothing from elsewhere, no inline script or style.
public enum ContentSecurityPolicy {
    /// That of a page whose form leads back to the server that shows it.
    static let withForm = text.replacing("form-action 'none'", with: "form-action 'self'")

    /// As its header or `meta` element has it.
    public static let text =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
}

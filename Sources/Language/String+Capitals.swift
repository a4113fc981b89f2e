extension String {
    /// With a capital first letter.
    public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

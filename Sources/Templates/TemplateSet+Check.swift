public import Diagnostics

extension TemplateSet {
    /// Holds the templates against what they will be given: what rendering prints as nothing is reported here.
    ///
    /// Each template is followed from each use through sections, partials, parents and blocks with the stack of context
    /// shapes at that point. Reported are:
    /// - keys, templates and blocks that do not exist;
    /// - values used in a way that prints nothing, such as a list as text, and texts that escape escaping (`{{{title}}}`);
    /// - templates that include themselves unless a section over an object or a list lies between, whose key comes from
    ///   what was pushed since the template began or from what it was given on top: such data ends, and so does the
    ///   recursion.
    ///
    /// A problem that several uses run into is reported once, with the inclusions that led to it the first time.
    public func check(_ uses: [TemplateUse], shapes: Shape.Catalogue) -> [Diagnostic] {
        var walk = ShapeWalk(program, shapes: shapes)
        for use in uses { walk.check(use) }
        return walk.diagnostics.ordered
    }
}

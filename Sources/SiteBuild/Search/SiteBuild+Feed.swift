public import DataExport

extension SiteBuild {
    /// What a search engine of the house is told of the edition: all that the site's own search is.
    /// - Returns: nil where an error keeps the site from being published; the report says which.
    public func searchFeed(_ form: SearchFeed.Form) async -> ([UInt8]?, BuildReport) {
        var report = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        var remarks: TellableRemarks?
        let site = await prepare(&report, &watch, &remarks)
        report.finish(watch, isStrict: options.isStrict)
        guard let site, !report.stopsPublication(isStrict: options.isStrict) else { return (nil, report) }
        return (SearchFeed(site.parts.frame, site.parts.reader()).bytes(form), report)
    }
}

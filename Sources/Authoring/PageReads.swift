internal import ContentModel
internal import Diagnostics
internal import FoundationEssentials
internal import KnowledgeBase
internal import Language
package import SiteBuild

/// What each page of a site asked of the base, found by building it: why a page is as it is, and what an entry changes.
package struct PageReads: Sendable {
    /// By page: the questions, as `Question.text` has them, in the order of their bytes.
    package let questions: [String: [String]]
    private let entries: [String: String]
    private let kinds: [String: String]

    /// Builds a site of no other use.
    /// - Parameter build: with an output of its own.
    /// - Returns: nil where it could not be built; the report says why.
    package static func gather(
        _ options: SiteBuild.Options, in surroundings: SiteBuild.Surroundings
    ) async -> (PageReads?, BuildReport) {
        var options = options
        options.recordsReads = true
        let report = await SiteBuild(options, in: surroundings).build()
        guard report.isPublished else { return (nil, report) }
        let (content, _) = await SiteBuild(options, in: surroundings).gathered()
        var questions: [String: [String]] = [:]
        for line in report.reads {
            guard let read = try? JSONDecoder().decode(Line.self, from: Data(line)) else { continue }
            questions[read.page] = read.reads.keys.sorted()
        }
        var (entries, kinds): ([String: String], [String: String]) = ([:], [:])
        if let base = content?.base.whole {
            for id in base.ids {
                let kind = base.model.kinds[base[id].kind].key
                entries[kind + ":" + base[id].slug] = kind
                let path = base.origin(of: id).place.path
                // A row of a table has the file in common with others.
                if base[id].hasText { entries[path] = kind + ":" + base[id].slug }
            }
            for kind in base.model.kinds { kinds[kind.key] = kind.names.many }
        }
        return (PageReads(questions: questions, entries: entries, kinds: kinds), report)
    }

    private struct Line: Decodable {
        let page: String
        let reads: [String: String]
    }

    /// What an entry changes: the pages that say something of it, and those that list its kind.
    package struct Impact: Sendable {
        /// `dire:radars`
        package let entry: String
        /// In path order.
        package let pages: [String]
        /// Those that list or count its kind, and say nothing of it today.
        package let lists: [String]
        /// What several of the kind are called.
        package let kind: String
    }

    /// - Parameter name: `kind:slug`, or the path of an entry's file.
    /// - Returns: nil for what is no entry.
    package func impact(of name: String) -> Impact? {
        let entry = entries[name].flatMap { $0.contains(":") ? $0 : nil } ?? name
        guard let kind = entries[entry], !kind.contains(":") else { return nil }
        let named = questions.filter { $0.value.contains { $0.hasSuffix(" " + entry) } }.keys.sorted()
        let lists = ["entries", "count", "list", "by-title"].map { $0 + " " + kind }
        let listing = questions.filter { page in
            page.value.contains { lists.contains($0) } && !page.value.contains { $0.hasSuffix(" " + entry) }
        }
        return Impact(entry: entry, pages: named, lists: listing.keys.sorted(), kind: kinds[kind] ?? kind)
    }

    /// The questions of a page in words; nil for a page that is not there.
    package func reasons(of page: String) -> [String]? {
        questions[page].map { $0.map(QuestionWords.french) }
    }
}

/// Questions as people say them.
private enum QuestionWords {
    private static let verbs = [
        "site": "les réglages, le modèle et le thème", "entry": "tout ce que dit %", "title": "le titre de %",
        "validity": "si % vaut encore", "backlinks": "qui cite %", "origin": "où % est écrit",
        "index-place": "où se lit %",
        "entries": "quelles fiches il y a : %", "count": "combien de fiches il y a : %", "named": "s'il y a %",
        "list": "la liste : %", "by-title": "les fiches par titre : %", "index": "l'index %",
        "everything": "tout, de A à Z",
        "coverage": "toutes les cases de la règle %", "cells": "les cases de %", "terms": "les sigles",
        "date": "le jour",
        "past": "si le % est passé", "remarks": "ce qui est à corriger", "file": "le fichier %",
    ]

    static func french(_ question: String) -> String {
        let words = question.split(separator: " ", maxSplits: 1).map(String.init)
        guard let verb = words.first, let text = verbs[verb] else { return question }
        return text.replacing("%", with: words.count > 1 ? words[1] : "")
    }
}

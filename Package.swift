// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target: Swift 6 mode and the upcoming features that keep imports honest.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Modules through which the tests send whole sites, hundreds of times: optimised in debug builds too.
let hot: [SwiftSetting] = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], isHot: Bool = false) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: isHot ? hot : settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "Unisson",
    products: [.executable(name: "unisson", targets: ["unisson"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        module("Language", isHot: true),
        module("Diagnostics", ["Language"]),
        .systemLibrary(
            name: "CMarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .target(name: "CMarkSlabs", dependencies: ["CMarkGFM"]),
        module(
            "Markup", ["CMarkGFM", "CMarkSlabs", "Diagnostics", "Language", .product(name: "Yams", package: "Yams")],
            isHot: true),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        module("ContentModel", ["Diagnostics", "Language", "Markup"]),
        module("KnowledgeBase", ["ContentModel", "Diagnostics", "Language", "Markup"], isHot: true),
        module("Templates", ["Diagnostics", "Language"], isHot: true),
        module(
            "Rendering",
            ["ContentModel", "Diagnostics", "KnowledgeBase", "Language", "Markup", "Templates"],
            isHot: true),
        module("SearchText", ["ContentModel", "KnowledgeBase", "Language", "Markup", "Rendering", "SearchCore"]),
        module(
            "SiteBuild",
            [
                "CDeflate", "CLinux", "ContentModel", "Diagnostics", "EmbedSearch", "KnowledgeBase", "Language",
                "Markup", "Rendering", "SearchCore", "SearchText", "Templates",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        // Search: one engine for the build, the command line and, as WebAssembly, the browser.
        .target(
            name: "SearchCore",
            swiftSettings: settings + [
                .treatWarning("EmbeddedRestrictions", as: .error),
                // The index of a whole site is made in many tests.
                .unsafeFlags(["-O"], .when(configuration: .debug)),
            ]),
        .executableTarget(name: "EmbedSearchTool", swiftSettings: settings),
        .plugin(
            name: "EmbedSearchPlugin", capability: .buildTool(), dependencies: ["EmbedSearchTool"],
            path: "Sources/EmbedSearchPlugin"),
        .target(name: "EmbedSearch", swiftSettings: settings, plugins: ["EmbedSearchPlugin"]),
        .target(
            name: "SearchFixtures", dependencies: ["SearchCore"], path: "Tests/SearchFixtures", swiftSettings: settings),
        .executableTarget(
            name: "SearchBench", dependencies: ["EmbedSearch", "SearchCore", "SearchFixtures"],
            path: "Tests/SearchBench", swiftSettings: settings),
        tests("SearchSiteTests", ["Diagnostics", "Language", "SearchCore", "SiteBuild"], exclude: ["phrases.csv"]),
        tests("SearchCoreTests", ["EmbedSearch", "SearchCore", "SearchFixtures"], exclude: ["parity.py"]),

        .executableTarget(
            name: "unisson",
            dependencies: [
                "Diagnostics", "Language", "Rendering", "SearchCore", "SiteBuild",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        .executableTarget(
            name: "site-bench",
            dependencies: [
                "CMarkGFM", "SiteBuild", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Bench", exclude: ["bench.py", "requirements.txt", "search_bench.py"], swiftSettings: settings),

        tests("LanguageTests", ["Language"]),
        tests("DiagnosticsTests", ["Diagnostics"]),
        tests("MarkupTests", ["Diagnostics", "Language", "Markup"]),
        tests("ContentModelTests", ["ContentModel", "Diagnostics", "Markup"]),
        tests("KnowledgeBaseTests", ["ContentModel", "Diagnostics", "KnowledgeBase", "Language", "Markup"]),
        tests("TemplatesTests", ["Diagnostics", "Templates"]),
        tests(
            "RenderingTests",
            ["ContentModel", "Diagnostics", "KnowledgeBase", "Language", "Markup", "Rendering", "Templates"]),
        tests(
            "SiteBuildTests",
            ["ContentModel", "Diagnostics", "KnowledgeBase", "Language", "Rendering", "SearchCore", "SiteBuild", "site-bench"]),
        tests("MissionTests", ["Diagnostics", "Language", "SiteBuild"]),
        tests("SitesTests", ["unisson", "site-bench"]),
    ]
)

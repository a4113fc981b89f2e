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
        // HTTP for `unisson serve`: its parser and its sockets, without Foundation.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: [
        .systemLibrary(name: "CBytes"),
        module("Language", ["CBytes"], isHot: true),
        module("Diagnostics", ["Language"]),
        // The module maps of system libraries name their archives: the command runs where they are not installed.
        .systemLibrary(name: "CMarkGFM"),
        .systemLibrary(name: "CYAML"),
        .target(name: "CMarkSlabs", dependencies: ["CMarkGFM"]),
        module(
            "Markup",
            ["CBytes", "CMarkGFM", "CMarkSlabs", "CYAML", "Diagnostics", "Language"],
            isHot: true),
        .systemLibrary(name: "CLinux"),
        .target(name: "CTimeZone"),
        .systemLibrary(name: "CDeflate"),
        .systemLibrary(name: "CDigest"),
        .systemLibrary(name: "CGumbo"),
        module("Digests", ["CDigest", "Language"]),
        module("ContentModel", ["Diagnostics", "Language", "Markup"]),
        module("KnowledgeBase", ["ContentModel", "Diagnostics", "Language", "Markup"], isHot: true),
        module("Templates", ["Diagnostics", "Language"], isHot: true),
        module(
            "Rendering",
            ["ContentModel", "Diagnostics", "KnowledgeBase", "Language", "Markup", "Templates"],
            isHot: true),
        module("SearchText", ["ContentModel", "KnowledgeBase", "Language", "Markup", "Rendering", "SearchCore"]),
        module(
            "DataExport",
            [
                "ContentModel", "Diagnostics", "KnowledgeBase", "Language", "Markup", "Rendering", "SearchCore",
                "SearchText",
            ], isHot: true),
        module("Files", ["CLinux", "Diagnostics", "Language"]),
        module("Visas", ["ContentModel", "Diagnostics", "Digests", "KnowledgeBase", "Language", "Markup"]),
        module("Publishing", ["CDeflate", "CLinux", "Diagnostics", "Digests", "Files", "Language"]),
        module("Documents", ["ContentModel", "Diagnostics", "Digests", "Files", "Language", "Publishing"]),
        module("Checks", ["ContentModel", "Diagnostics", "KnowledgeBase", "Language"], isHot: true),
        module("Audit", ["CGumbo", "Diagnostics"], isHot: true),
        module(
            "SiteBuild",
            [
                "Audit", "CDeflate", "CLinux", "Checks", "ContentModel", "DataExport", "Diagnostics", "Digests",
                "Documents",
                "Embedded",
                "Files",
                "KnowledgeBase", "Language", "Markup", "Publishing", "Rendering", "SearchCore", "SearchText",
                "Templates", "Visas",
            ]),
        module(
            "Operations", ["Diagnostics", "Files", "Language", "Publishing", "Rendering", "SiteBuild"]),
        module(
            "Authoring",
            [
                "ContentModel", "Diagnostics", "Documents", "Files", "KnowledgeBase", "Language", "Markup",
                "Publishing",
                "SiteBuild",
            ]),
        module(
            "Serving",
            [
                "Authoring", "Diagnostics", "Files", "Language", "Rendering", "Signing", "SiteBuild",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        module(
            "EditorServer",
            [
                "Authoring", "ContentModel", "Diagnostics", "Files", "KnowledgeBase", "Language", "SiteBuild",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        module(
            "Signing",
            [
                "ContentModel", "Diagnostics", "Digests", "Documents", "Files", "KnowledgeBase", "Language", "Markup",
                "Publishing", "Rendering", "SiteBuild", "Visas",
            ]),
        // Search: one engine for the build, the command line and, as WebAssembly, the browser.
        .target(
            name: "SearchCore",
            swiftSettings: settings + [
                .treatWarning("EmbeddedRestrictions", as: .error),
                // The index of a whole site is made in many tests.
                .unsafeFlags(["-O"], .when(configuration: .debug)),
            ]),
        .executableTarget(name: "EmbedTool", dependencies: ["CDeflate"], swiftSettings: settings),
        .plugin(
            name: "EmbedPlugin", capability: .buildTool(), dependencies: ["EmbedTool"],
            path: "Sources/EmbedPlugin"),
        .target(
            name: "Embedded", exclude: ["operations", "preview", "starter"], swiftSettings: settings,
            plugins: ["EmbedPlugin"]),
        .target(
            name: "SearchFixtures", dependencies: ["SearchCore"], path: "Tests/SearchFixtures",
            exclude: ["questions.csv"],
            swiftSettings: settings),
        .executableTarget(
            name: "SearchBench", dependencies: ["Embedded", "SearchCore", "SearchFixtures"],
            path: "Tests/SearchBench", swiftSettings: settings),
        // What several of the test targets lay out.
        .target(
            name: "TestSupport", dependencies: ["ContentModel", "Diagnostics", "KnowledgeBase", "Language", "Markup"],
            path: "Tests/Support", swiftSettings: settings),
        tests("SearchCoreTests", ["Embedded", "SearchCore", "SearchFixtures"], exclude: ["parity.py"]),

        .executableTarget(
            name: "unisson",
            dependencies: [
                "Authoring", "CLinux", "CTimeZone", "ContentModel", "DataExport", "Diagnostics", "Documents",
                "EditorServer",
                "Files", "Language", "Operations",
                "Publishing",
                "Rendering",
                "SearchCore", "Serving",
                "Signing", "SiteBuild", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings,
            // By which a build knows that the site it would take pages over from was made by the same command.
            linkerSettings: [
                .unsafeFlags(["-use-ld=lld", "-Xlinker", "--build-id=sha1"]),
                // The command asks of its machine the C library alone; the Makefile puts the C++ runtime's archive there.
                .unsafeFlags(
                    ["-L.build/static", "-Xclang-linker", "-static-libgcc"], .when(configuration: .release)),
            ]),

        .executableTarget(
            name: "site-bench",
            dependencies: [
                "CMarkGFM", "Files", "SiteBuild", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Bench", exclude: ["bench.py", "requirements.txt", "search_bench.py", "serve_bench.py"],
            swiftSettings: settings),

        tests("LanguageTests", ["Language"]),
        tests("DigestsTests", ["Digests"]),
        tests("AuditTests", ["Audit", "Diagnostics"]),
        tests("DiagnosticsTests", ["Diagnostics"]),
        tests("MarkupTests", ["Diagnostics", "Language", "Markup"]),
        tests("ContentModelTests", ["ContentModel", "Diagnostics", "Language", "Markup", "Rendering"]),
        tests(
            "KnowledgeBaseTests",
            ["ContentModel", "Diagnostics", "KnowledgeBase", "Language", "Markup", "TestSupport"]),
        tests("TemplatesTests", ["Diagnostics", "Templates"]),
        tests(
            "RenderingTests",
            [
                "ContentModel", "Diagnostics", "KnowledgeBase", "Language", "Markup", "Rendering", "Templates",
                "TestSupport",
            ]),
        tests(
            "SiteBuildTests",
            [
                "Checks", "ContentModel", "Diagnostics", "Files", "KnowledgeBase", "Language", "Rendering",
                "Publishing", "SearchCore", "SearchText", "Signing", "SiteBuild", "TestSupport", "Visas", "site-bench",
            ]),
        tests("PublishingTests", ["Diagnostics", "Digests", "Files", "Language", "Publishing", "TestSupport"]),
        // What is tried on the repository's own content: an author's edit breaks no other tests.
        tests(
            "MissionTests",
            [
                "ContentModel", "Diagnostics", "Files", "KnowledgeBase", "Language", "Markup", "Rendering",
                "SearchCore",
                "Signing", "SiteBuild", "TestSupport",
            ],
            exclude: ["Search/phrases.csv"]),
        tests("SitesTests", ["unisson", "site-bench"]),
    ]
)

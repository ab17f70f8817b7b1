// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Sample",
    platforms: [.macOS(.v13), .iOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/ServiceStack/ServiceStack.Swift.git", from: "6.0.5"),
    ],
    targets: [
        .executableTarget(
            name: "Sample",
            dependencies: [.product(name: "ServiceStack", package: "ServiceStack.Swift")],
            path: "Sources"),
    ]
)

namespace Certify.Tests.Rooms;

/// <summary>The rooms of the house, as data. Domain ← Capabilities ← Protocols, Workers; stores and providers see Domain.</summary>
public static class RoomTable
{
    private const string Interface = "Certify.ServiceInterface";

    private static readonly string[] Storage = ["Dapper", "Npgsql", "Microsoft.Data.Sqlite", "StackExchange"];
    private static readonly string[] Vendors = ["Aliyun", "WeChat", "Mail", "Sandbox"];
    private static readonly string[] Doors = ["ApiV1", "UserValidate", "TokenAuth", "UserCertify"];

    public static IReadOnlyList<RoomRule> Rules { get; } =
    [
        new("Certify.MessageHost", ["Certify.ServiceInterface", "Certify.Host", .. Storage]),
        new(Room("Domain"), [.. Below("Persistence", "Sessions", "Providers", "Capabilities", "Protocols", "Workers", "Objects"),
            "Microsoft.AspNetCore", "Certify.MessageHost", .. Storage]),
        new(Room("Capabilities"), Below("Protocols", "Workers")),
        .. new[] { "Persistence", "Sessions", "Providers", "Objects" }
            .Select(store => new RoomRule(Room(store), Below("Capabilities", "Protocols", "Workers"))),
        .. Doors.Select(door => new RoomRule(Room($"Protocols/{door}"),
        [
            .. Below([.. Doors.Where(other => other != door).Select(other => $"Protocols.{other}")]),
            .. Below("Persistence", "Sessions.InProcess", "Sessions.Redis"),
            .. Below([.. Vendors.Select(vendor => $"Providers.{vendor}")]),
            .. Storage,
        ])),
        new(Interface, ["Certify.Host"]),
        new("Certify.Host", ["Certify.Tests"]),
    ];

    /// <summary>Which projects a project refers to; no other.</summary>
    public static IReadOnlyDictionary<string, string[]> References { get; } = new Dictionary<string, string[]>
    {
        ["Certify.ServiceModel"] = [],
        ["Certify.MessageHost"] = ["Certify.ServiceModel"],
        ["Certify.ServiceInterface"] = ["Certify.MessageHost"],
        ["Certify.Host"] = ["Certify.ServiceInterface"],
        ["Certify.Tests"] = ["Certify.Host"],
    };

    private static string Room(string folder) => $"{Interface}/{folder}";

    private static string[] Below(params string[] folders) => [.. folders.Select(folder => $"{Interface}.{folder}")];
}

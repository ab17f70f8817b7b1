namespace Certify.MessageHost.ClientCode;

/// <summary>Where the documents about the API are served, and what they say about where the API is.</summary>
public sealed record ClientCodeOptions
{
    /// <summary>The address by which clients reach the service; asked at each request, since an address listened on is known late.</summary>
    public required Func<string> BaseUrl { get; init; }

    /// <summary>The path under which everything is served; empty for the root.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>The name of the service in its documents.</summary>
    public string Title { get; init; } = "API";

    /// <summary>Example values of request properties, by wire name, or by <c>Operation.wire_name</c> for one operation.</summary>
    public IReadOnlyDictionary<string, string> Examples { get; init; } = new Dictionary<string, string>();
}

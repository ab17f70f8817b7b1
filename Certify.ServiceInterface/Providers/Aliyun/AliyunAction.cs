namespace Certify.ServiceInterface.Providers.Aliyun;

/// <summary>The products we call; each has its own ordered list of endpoints.</summary>
public enum AliyunProduct
{
    Cloudauth,
    Ocr,
    Dysms,
    DirectMail,
    Sts,
}

/// <summary>When the same call may be sent to the next endpoint. Beyond what this allows it could be paid or delivered twice.</summary>
public enum Failover
{
    /// <summary>Only when no connection was made: the call sends something to a person.</summary>
    WhenUnsent,

    /// <summary>Also when the vendor answered that it failed: only verdicts are billed.</summary>
    WhenFailed,

    /// <summary>Also when no answer came: asking twice costs nothing.</summary>
    Always,
}

/// <summary>One action of Aliyun's RPC interface.</summary>
/// <param name="PerSecond">Calls a second where the configuration names none.</param>
public sealed record AliyunAction(AliyunProduct Product, string Version, string Name, Failover Failover, int PerSecond);

/// <summary>
/// A call to send. Parameters go where the vendor's own clients put them; the gateway takes other places for some, but the
/// signature covers the place.
/// </summary>
public sealed record AliyunRequest(AliyunAction Action)
{
    private static readonly Dictionary<string, string> None = [];

    public IReadOnlyDictionary<string, string> Query { get; init; } = None;

    /// <summary>Sent as the body; empty where the action takes none.</summary>
    public IReadOnlyDictionary<string, string> Form { get; init; } = None;

    /// <summary>The bytes of a picture, sent as the body.</summary>
    public ReadOnlyMemory<byte>? Octets { get; init; }
}

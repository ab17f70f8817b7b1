namespace Certify.ServiceInterface.Providers.Aliyun;

/// <summary>
/// What came back for an action: a JSON object to be read by the action's mapping, or the fault. The vendor's message text
/// is never kept, since it repeats parameters.
/// </summary>
public sealed record AliyunReply(int Status, VendorFault? Fault, string Code, string RequestId, byte[] Body)
{
    /// <summary>When the vendor answered, by its own clock.</summary>
    public DateTimeOffset? ServerTime { get; private init; }

    private sealed record Envelope(string? Code, string? RequestId);

    public static AliyunReply From(VendorReply reply) => Interpret(reply) with { ServerTime = reply.Headers?.Date };

    private static AliyunReply Interpret(VendorReply reply)
    {
        if (reply.FailureCode is { } failure)
        {
            return new(0, VendorFault.Unavailable, failure, "", []);
        }

        var envelope = AliyunJson.Parse<Envelope>(reply.Body);
        var requestId = envelope?.RequestId is { Length: > 0 } id ? VendorCodes.Clean(id) : "";
        var succeeded = reply.Status is >= 200 and < 300;
        return (succeeded, envelope) switch
        {
            (_, null) => new(reply.Status, VendorFault.Unavailable, VendorCodes.Garbage, "", []),
            (true, _) => new(reply.Status, null, envelope.Code is null ? "" : VendorCodes.Clean(envelope.Code), requestId, reply.Body),
            (false, _) => new(reply.Status, GatewayFaults.Of(reply.Status, envelope.Code ?? ""), VendorCodes.Clean(envelope.Code), requestId, []),
        };
    }

    /// <summary>Hands the answer's object to <paramref name="read"/>, or passes the fault on.</summary>
    public VendorAnswer<T> Read<TAnswer, T>(Func<TAnswer, VendorAnswer<T>> read)
        where TAnswer : class
        where T : class
    {
        if (Fault is { } fault)
        {
            return Failed<T>(fault, Code);
        }

        return AliyunJson.Parse<TAnswer>(Body) is { } answer ? read(answer) : Failed<T>(VendorFault.Unavailable, VendorCodes.Garbage);
    }

    public VendorAnswer<T> Of<T>(T reading, string code)
        where T : class
        => VendorAnswer<T>.Of(reading, VendorCodes.Clean(code), RequestId);

    public VendorAnswer<T> Failed<T>(VendorFault fault, string? code)
        where T : class
        => VendorAnswer<T>.Failed(fault, VendorCodes.Clean(code), RequestId);

    /// <summary>The answer is not what its documentation says: no verdict may be read from it.</summary>
    public VendorAnswer<T> Undocumented<T>()
        where T : class
        => Failed<T>(VendorFault.Unavailable, VendorCodes.Garbage);

    /// <summary>Whether the next endpoint may get the same call.</summary>
    public bool MayGoOn(Failover rule)
    {
        var unsent = Code == VendorCodes.Unreachable;
        return Fault == VendorFault.Unavailable && rule switch
        {
            Failover.WhenUnsent => unsent,
            Failover.WhenFailed => unsent || (Status >= 500 && Code != VendorCodes.Garbage),
            Failover.Always => true,
        };
    }
}

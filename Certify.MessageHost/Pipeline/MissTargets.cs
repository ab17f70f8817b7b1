using Certify.MessageHost.Operations;

namespace Certify.MessageHost.Pipeline;

/// <summary>A known path with a method that nobody answers there.</summary>
internal sealed class WrongMethodTarget(Operation operation, IProtocol protocol, bool typed, string allow) : Target
{
    public override ValueTask Answer(Exchange exchange) => Refuse(exchange, HostFault.WrongMethod);

    public override ValueTask Refuse(Exchange exchange, HostFault fault)
    {
        var refusal = protocol.Refuse(fault, operation, []);
        exchange.Outcome = refusal.Code;
        exchange.Http.Response.Headers.Allow = allow;
        return typed
            ? Answers.RefuseTyped(exchange.Http, refusal, protocol, batchIndex: null)
            : Answers.Refuse(exchange.Http, refusal, protocol, protocol.RefusesInPlainText(operation));
    }
}

/// <summary>A path that leads nowhere. The door that owns its longest prefix answers; the rest is answered as to a typed client.</summary>
internal sealed class UnknownPathTarget(IReadOnlyList<IProtocol> protocols, string basePath) : Target
{
    private static readonly Refusal NotFound = new("NotFound", "The operation does not exist.", 404, 404);
    private static readonly Refusal Failed = new("InternalError", "Something went wrong.", 500, 500);

    private readonly (string Prefix, IProtocol Protocol)[] owners =
    [
        .. protocols.SelectMany(protocol => protocol.Owns.Select(prefix => (Prefix: basePath + prefix, protocol)))
            .OrderByDescending(owned => owned.Prefix.Length),
    ];

    public override ValueTask Answer(Exchange exchange) => Refuse(exchange, HostFault.UnknownPath);

    public override ValueTask Refuse(Exchange exchange, HostFault fault)
    {
        if (OwnerOf(exchange.Http.Request.Path.Value ?? "") is not { } owner)
        {
            var refusal = fault == HostFault.UnknownPath ? NotFound : Failed;
            exchange.Outcome = refusal.Code;
            return Answers.RefuseTyped(exchange.Http, refusal, protocol: null, batchIndex: null);
        }

        var worded = owner.Refuse(fault, null, []);
        exchange.Outcome = worded.Code;
        return Answers.Refuse(exchange.Http, worded, owner, owner.RefusesInPlainText(null));
    }

    private IProtocol? OwnerOf(string path)
    {
        foreach (var (prefix, protocol) in owners)
        {
            var begins = path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
            if (begins && (path.Length == prefix.Length || path[prefix.Length] == '/'))
            {
                return protocol;
            }
        }

        return null;
    }
}

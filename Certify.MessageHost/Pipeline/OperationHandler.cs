using System.Text.Json.Serialization.Metadata;
using Certify.MessageHost.Operations;

namespace Certify.MessageHost.Pipeline;

/// <summary>Takes a call through the checks of its protocol to the service. Made once per operation.</summary>
internal sealed class OperationHandler
{
    private static readonly Check[] All = [Check.Body, Check.Caller, Check.Fields];

    private readonly Check[] checks;
    private readonly Lazy<Invoke> invoke;
    private readonly IAuthenticator authenticator;
    private readonly CrossSiteGuard guard;
    private readonly Lazy<JsonTypeInfo?> legacyType;
    private readonly Lazy<JsonTypeInfo?> typedType;

    public OperationHandler(Operation operation, IProtocol protocol, Lazy<Invoke> invoke, IAuthenticator authenticator, CrossSiteGuard guard)
    {
        (Operation, Protocol, this.invoke, this.authenticator, this.guard) = (operation, protocol, invoke, authenticator, guard);
        Reader = new RequestReader(operation, protocol.Binding);
        checks = [.. protocol.OrderOfChecks(operation).Union(All)];
        legacyType = new(() => TypeOf(WireJson.Of(protocol.Wire, typed: false)));
        typedType = new(() => TypeOf(WireJson.Typed));
    }

    public Operation Operation { get; }

    public IProtocol Protocol { get; }

    public RequestReader Reader { get; }

    /// <summary>How the response becomes JSON; null where there is none or it is a file.</summary>
    public JsonTypeInfo? LegacyType => legacyType.Value;

    /// <inheritdoc cref="LegacyType"/>
    public JsonTypeInfo? TypedType => typedType.Value;

    public async ValueTask<Reply> Run(Call call)
    {
        foreach (var check in checks)
        {
            var fault = check switch
            {
                Check.Body => await Reader.Read(call),
                Check.Caller => await CheckCaller(call) ?? guard.Judge(call),
                Check.Fields => await Reader.Read(call) ?? CheckFields(call),
            };
            if (fault is { } found)
            {
                return new Reply(null, Protocol.Refuse(found, Operation, call.Problems));
            }
        }

        var reply = await invoke.Value(call);
        if (reply.Refusal is null && reply.Response is null && Operation.ResponseType is not null)
        {
            throw new InvalidOperationException("The service answered with nothing.");
        }

        if (reply.Refusal is null && Protocol.TakesCookie)
        {
            authenticator.Renew(call);
        }

        return reply;
    }

    private JsonTypeInfo? TypeOf(WireJson json) =>
        Operation.ResponseType is { } response && !Operation.ReturnsFile ? json.Options.GetTypeInfo(response) : null;

    private async ValueTask<HostFault?> CheckCaller(Call call)
    {
        if (!Operation.RequiresSession)
        {
            return null;
        }

        var (caller, fault) = await call.Authenticate();
        return fault is not null ? fault
            : caller is null ? HostFault.CredentialMissing
            : !caller.SignedIn && !Operation.AllowsGuest ? HostFault.CredentialInvalid
            : Operation.RequiredRole is { } role && !caller.HasRole(role) ? HostFault.RoleMissing
            : null;
    }

    private HostFault? CheckFields(Call call)
    {
        if (Protocol.CheckFields(Operation, call) is { Count: > 0 } further)
        {
            call.Problems = Reader.InOrder(call.Problems, further);
        }

        if (call.Problems.Count == 0)
        {
            return null;
        }

        var first = call.Problems[0];
        return first.Fault is not (FieldFault.Missing or FieldFault.Null or FieldFault.Blank) ? HostFault.FieldMalformed
            : Reader.IsFile(first.Field) ? HostFault.FileMissing
            : HostFault.FieldMissing;
    }
}

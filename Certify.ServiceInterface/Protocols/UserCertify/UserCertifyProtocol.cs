using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>The wire of UserCertify: a flat JSON body, one envelope for everything, refusals by <c>type</c> with HTTP 200.</summary>
public sealed class UserCertifyProtocol : IProtocol
{
    private static readonly Check[] Order = [Check.Caller, Check.Body, Check.Fields];

    public string Name => nameof(Domain.Door.UserCertify);

    public BindingRules Binding { get; } = new() { ScalarsAsText = true, NeedsJsonMediaType = true };

    public WireFormat Wire { get; } = new() { ContentType = "application/json;charset=UTF-8" };

    public IReadOnlyDictionary<string, string> Codes => UserCertifyCodes.Sentences;

    public IReadOnlyList<string> Owns { get; } = ["/user", "/certify", "/admin", "/authent"];

    public bool TakesCookie => true;

    public bool TakesUserSid => false;

    /// <summary>Who calls is asked before anything that was sent is looked at, *sic*: the original refused in front of its handlers.</summary>
    public IReadOnlyList<Check> OrderOfChecks(Operation operation) => Order;

    public IReadOnlyList<FieldProblem> CheckFields(Operation operation, Call call) =>
        BlankCheck.Find(call) is { } blank ? [blank] : FormatCheck.Find(call.Message!);

    public Refusal Refuse(HostFault fault, Operation? operation, IReadOnlyList<FieldProblem> problems) =>
        UserCertifyRefusals.Of(fault) with { Fields = problems };

    public void WriteRefusal(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteString("type"u8, refusal.Code);
        json.WriteNull("total"u8);
        json.WriteNull("data"u8);
    }

    public bool RefusesInPlainText(Operation? operation) => false;
}

using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;

namespace Certify.Tests.MessageHost;

/// <summary>A protocol that takes the cookie and answers like Go.</summary>
public sealed class ToyProtocol : IProtocol
{
    public IReadOnlyList<Check> Order { get; init; } = [Check.Body, Check.Caller, Check.Fields];

    public string Name => "Toy";

    public BindingRules Binding { get; init; } = new() { QueryOnPost = true };

    public WireFormat Wire => new() { ContentType = "application/json", EndsWithNewline = true, EscapesHtml = true };

    public IReadOnlyDictionary<string, string> Codes => new Dictionary<string, string> { ["BAD"] = "bad", ["BUSY"] = "busy", ["NONE"] = "none" };

    public IReadOnlyList<string> Owns => ["/toy"];

    public bool TakesCookie => true;

    public bool TakesUserSid => false;

    public IReadOnlyList<Check> OrderOfChecks(Operation operation) => Order;

    public IReadOnlyList<FieldProblem> CheckFields(Operation operation, Call call) => call.Message switch
    {
        Toys.Save { Name: "forbidden" } => [new FieldProblem("name", FieldFault.NotAllowed)],
        Toys.Echo { Who: "nobody" } => [new FieldProblem("who_is", FieldFault.NotAllowed)],
        _ => [],
    };

    public Refusal Refuse(HostFault fault, Operation? operation, IReadOnlyList<FieldProblem> problems)
    {
        var first = problems.Count > 0 ? $" {problems[0].Field} {problems[0].Fault}" : "";
        return new Refusal(fault.ToString(), fault + first, fault is HostFault.WrongMethod ? 405 : 200, TypedStatusOf(fault)) { Fields = problems };
    }

    public void WriteRefusal(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteString("code", refusal.Code);
        json.WriteNull("data");
    }

    public bool RefusesInPlainText(Operation? operation) => false;

    private static int TypedStatusOf(HostFault fault) => fault switch
    {
        HostFault.UnknownPath => 404,
        HostFault.WrongMethod => 405,
        HostFault.BodyTooLarge => 413,
        HostFault.MediaTypeUnsupported => 415,
        HostFault.CredentialMissing or HostFault.CredentialExpired or HostFault.CredentialInvalid or HostFault.CredentialMalformed => 401,
        HostFault.RoleMissing or HostFault.CrossSite => 403,
        HostFault.OverBudget => 429,
        HostFault.Unavailable => 503,
        HostFault.Unexpected => 500,
        HostFault.BodyMissing or HostFault.BodyMalformed or HostFault.FieldMissing or HostFault.FieldMalformed or HostFault.FileMissing or HostFault.NotInBatch => 400,
    };
}

/// <summary>A protocol without cookie whose parameters lie in a member of the body, and whose pictures are refused in plain text.</summary>
public sealed class BoxedProtocol : IProtocol
{
    private readonly ToyProtocol words = new();

    public string Name => "Boxed";

    public BindingRules Binding => new() { BodyMember = "data", RootMembers = ["sid", "context"], ScalarsAsText = true, NeedsJsonMediaType = true, QueryMembersOnPost = ["sid"] };

    public WireFormat Wire => new() { ContentType = "application/json" };

    public IReadOnlyDictionary<string, string> Codes => words.Codes;

    public IReadOnlyList<string> Owns => ["/boxed", "/toy/boxed"];

    public bool TakesCookie => false;

    public bool TakesUserSid => true;

    public IReadOnlyList<Check> OrderOfChecks(Operation operation) => [Check.Body, Check.Fields, Check.Caller];

    public IReadOnlyList<FieldProblem> CheckFields(Operation operation, Call call) => [];

    public Refusal Refuse(HostFault fault, Operation? operation, IReadOnlyList<FieldProblem> problems) => words.Refuse(fault, operation, problems);

    public void WriteRefusal(Utf8JsonWriter json, Refusal refusal) => json.WriteString("reason", refusal.Text);

    public bool RefusesInPlainText(Operation? operation) => operation?.ReturnsFile ?? false;
}

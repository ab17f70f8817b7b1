using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;

namespace Certify.Bench.Messages;

/// <summary>A door with nothing of its own: what is measured is the host.</summary>
internal sealed class BenchProtocol : IProtocol
{
    private static readonly Check[] Order = [Check.Body, Check.Caller, Check.Fields];

    public string Name => "Bench";

    public BindingRules Binding { get; } = new() { QueryOnPost = true };

    public WireFormat Wire { get; } = new() { ContentType = "application/json" };

    public IReadOnlyDictionary<string, string> Codes { get; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Owns { get; } = ["/bench"];

    public bool TakesCookie => false;

    public bool TakesUserSid => false;

    public IReadOnlyList<Check> OrderOfChecks(Operation operation) => Order;

    public IReadOnlyList<FieldProblem> CheckFields(Operation operation, Call call) => [];

    public Refusal Refuse(HostFault fault, Operation? operation, IReadOnlyList<FieldProblem> problems) => new(fault.ToString(), fault.ToString(), 400, 400);

    public void WriteRefusal(Utf8JsonWriter json, Refusal refusal) => json.WriteString("code", refusal.Code);

    public bool RefusesInPlainText(Operation? operation) => false;
}

/// <summary>Nobody signs in here.</summary>
internal sealed class Nobody : IAuthenticator, IExceptionClassifier
{
    public ValueTask<Authentication> Authenticate(Call call) => ValueTask.FromResult(new Authentication(null, HostFault.CredentialMissing));

    public void Renew(Call call)
    {
    }

    public HostFault Classify(Exception exception) => HostFault.Unexpected;
}

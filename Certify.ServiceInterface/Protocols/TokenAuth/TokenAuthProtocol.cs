using System.Globalization;
using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.TokenAuth;

namespace Certify.ServiceInterface.Protocols.TokenAuth;

/// <summary>
/// The wire of the door TokenAuth: HTTP 200 for every refusal of an operation, numbers as codes, Go's JSON with a newline at its end,
/// values in the query.
/// </summary>
public sealed class TokenAuthProtocol : IProtocol
{
    private static readonly Check[] CallerFirst = [Check.Caller, Check.Body, Check.Fields];
    private static readonly Check[] FieldsFirst = [Check.Body, Check.Fields, Check.Caller];

    public string Name => nameof(Door.TokenAuth);

    public BindingRules Binding { get; } = new() { FirstOfRepeated = true, EmptyIsAbsent = true, QueryOnPost = true, ScalarsAsText = true };

    public WireFormat Wire { get; } = new() { ContentType = "application/json; charset=utf-8", EndsWithNewline = true, EscapesHtml = true };

    public IReadOnlyDictionary<string, string> Codes => TokenAuthCodes.Texts;

    public IReadOnlyList<string> Owns { get; } = ["/user/auth", "/user/password", "/oauth", "/token", "/checkcode"];

    public bool TakesCookie => false;

    public bool TakesUserSid => false;

    /// <summary>A token's fault goes before a value's, save where a code is used: there the values are looked at first.</summary>
    public IReadOnlyList<Check> OrderOfChecks(Operation operation) =>
        operation.RequestType == typeof(ResetPassword) ? FieldsFirst : CallerFirst;

    public IReadOnlyList<FieldProblem> CheckFields(Operation operation, Call call) => TokenAuthFields.Check(call.Message!);

    public Refusal Refuse(HostFault fault, Operation? operation, IReadOnlyList<FieldProblem> problems) =>
        TokenAuthRefusals.Of(fault) with { Fields = problems };

    public void WriteRefusal(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteNumber("err_code", int.Parse(refusal.Code, CultureInfo.InvariantCulture));
        json.WriteString("err_msg", refusal.Text);
    }

    public bool RefusesInPlainText(Operation? operation) => false;
}

using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.ApiV1;

namespace Certify.ServiceInterface.Protocols.ApiV1;

/// <summary>The wire of <c>/api/v1.0</c>: the answers of Go's encoder, codes as strings, the session in a cookie.</summary>
public sealed class ApiV1Protocol : IProtocol
{
    private static readonly Check[] Order = [Check.Body, Check.Caller, Check.Fields];

    public string Name => nameof(Door.ApiV1);

    public BindingRules Binding { get; } = new() { NeedsJsonMediaType = true, IgnoresBytesAfterBody = true };

    public WireFormat Wire { get; } = new() { ContentType = "application/json", EndsWithNewline = true, EscapesHtml = true };

    public IReadOnlyDictionary<string, string> Codes => ApiV1Codes.Texts;

    public IReadOnlyList<string> Owns { get; } = ["/api/v1.0"];

    public bool TakesCookie => true;

    public bool TakesUserSid => false;

    public IReadOnlyList<Check> OrderOfChecks(Operation operation) => Order;

    /// <summary>Asking who is signed in does not keep him signed in.</summary>
    public bool RenewsSession(Operation operation) => operation.RequestType != typeof(GetSession);

    /// <summary>What is missing is told before what cannot be used.</summary>
    public IReadOnlyList<FieldProblem> CheckFields(Operation operation, Call call) =>
        call.Message is UploadAvatar { Avatar: null } ? [new FieldProblem("avatar", FieldFault.Missing)]
        : call.Problems.Count > 0 ? []
        : FormatCheck.Find(call.Message!);

    public Refusal Refuse(HostFault fault, Operation? operation, IReadOnlyList<FieldProblem> problems) => fault switch
    {
        HostFault.UnknownPath => ApiV1Refusals.Make(ApiV1Codes.RequestRefused, 404, status: 404),
        HostFault.WrongMethod => ApiV1Refusals.Make(ApiV1Codes.RequestRefused, 405, status: 405),
        HostFault.BodyMissing or HostFault.BodyMalformed or HostFault.NotInBatch => ApiV1Refusals.Make(ApiV1Codes.BadParameter, 400),
        HostFault.BodyTooLarge => ApiV1Refusals.Make(ApiV1Codes.BadParameter, 413),
        HostFault.MediaTypeUnsupported => ApiV1Refusals.Make(ApiV1Codes.BadParameter, 415),
        HostFault.FieldMissing => ApiV1Refusals.Make(ApiV1Codes.NoData, 400) with { Fields = problems },
        HostFault.FieldMalformed => ApiV1Refusals.Make(CodeOf(problems[0].Fault), 400) with { Fields = problems },
        HostFault.FileMissing => ApiV1Refusals.Make(ApiV1Codes.FileError, 400) with { Fields = problems },
        HostFault.CredentialMissing or HostFault.CredentialMalformed or HostFault.CredentialExpired or HostFault.CredentialInvalid =>
            ApiV1Refusals.Of(Fault.NotSignedIn),
        HostFault.RoleMissing => ApiV1Refusals.Of(Fault.RoleMissing),
        HostFault.CrossSite => ApiV1Refusals.Make(ApiV1Codes.RequestRefused, 403),
        HostFault.OverBudget => ApiV1Refusals.Of(Fault.OverBudget),
        HostFault.Unavailable => ApiV1Refusals.Make(ApiV1Codes.DatabaseError, 503),
        HostFault.Unexpected => ApiV1Refusals.Make(ApiV1Codes.InternalError, 500),
    };

    public void WriteRefusal(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteString("errmsg"u8, refusal.Text);
        json.WriteString("errno"u8, refusal.Code);
    }

    public bool RefusesInPlainText(Operation? operation) => false;

    /// <summary>Clients know a value of a wrong type as one that is not there; one that is there and cannot be used is another fault.</summary>
    private static string CodeOf(FieldFault fault) => fault switch
    {
        FieldFault.Missing or FieldFault.Null or FieldFault.Blank or FieldFault.WrongType => ApiV1Codes.NoData,
        FieldFault.TooLong or FieldFault.NotAllowed => ApiV1Codes.BadParameter,
    };
}

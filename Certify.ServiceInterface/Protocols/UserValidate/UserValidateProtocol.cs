using System.Globalization;
using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserValidate;

namespace Certify.ServiceInterface.Protocols.UserValidate;

/// <summary>The wire of <c>/user/validate</c> and its sign-in: parameters in <c>data</c>, the session in <c>user_sid</c>, the result in the body.</summary>
public sealed class UserValidateProtocol : IProtocol
{
    private static readonly Check[] Order = [Check.Body, Check.Fields, Check.Caller];

    public string Name => nameof(Door.UserValidate);

    public BindingRules Binding { get; } = new()
    {
        BodyMember = "data",
        RootMembers = ["user_sid", "context"],
        ScalarsAsText = true,
        NeedsJsonMediaType = true,
        QueryMembersOnPost = ["user_sid"],
    };

    public WireFormat Wire { get; } = new() { ContentType = "application/json" };

    public IReadOnlyDictionary<string, string> Codes => UserValidateCodes.Texts;

    public IReadOnlyList<string> Owns { get; } =
    [
        "/user/validate", "/user/obtain", "/user/login/login", "/user/login/submit_pn", "/user/login/validate", "/user/login/logout",
    ];

    public bool TakesCookie => false;

    public bool TakesUserSid => true;

    public IReadOnlyList<Check> OrderOfChecks(Operation operation) => Order;

    public IReadOnlyList<FieldProblem> CheckFields(Operation operation, Call call) => FieldRules.Check(operation, call);

    public Refusal Refuse(HostFault fault, Operation? operation, IReadOnlyList<FieldProblem> problems)
    {
        var words = OperationWords.Of(operation?.RequestType);
        var isPhoto = operation?.RequestType == typeof(SubmitPhoto);
        return fault switch
        {
            HostFault.UnknownPath => BadRequest(words, 404) with { Status = 404 },
            HostFault.WrongMethod => BadRequest(words, 405) with { Status = 405 },
            HostFault.BodyMissing => isPhoto ? BadRequest(words, 400) : BadRequest(words, 400, UserValidateReasons.DataMissing),
            HostFault.BodyMalformed => problems.Count > 0 ? BadRequest(words, 400, FieldTexts.OfWhole(problems[0])) : BadRequest(words, 400),
            HostFault.BodyTooLarge => isPhoto ? UserValidateRefusals.Of(Fault.PhotoUnusable, null, words) with { TypedStatus = 413 } : BadRequest(words, 413),
            HostFault.MediaTypeUnsupported => BadRequest(words, 415),
            HostFault.NotInBatch => BadRequest(words, 400),
            HostFault.FieldMissing or HostFault.FieldMalformed or HostFault.FileMissing =>
                BadRequest(words, 400, TextOf(problems, words)) with { Fields = problems },
            HostFault.CredentialMissing or HostFault.CredentialMalformed or HostFault.CredentialExpired or HostFault.CredentialInvalid =>
                UserValidateRefusals.Of(Fault.NotSignedIn, null, words),
            HostFault.RoleMissing => UserValidateRefusals.Of(Fault.RoleMissing, null, words),
            HostFault.CrossSite => BadRequest(words, 403),
            HostFault.OverBudget => UserValidateRefusals.Of(Fault.OverBudget, null, words),
            HostFault.Unavailable => UserValidateRefusals.Make(UserValidateCodes.UnknownError, 503, words),
            HostFault.Unexpected => UserValidateRefusals.Make(UserValidateCodes.UnknownError, 500, words),
        };
    }

    public void WriteRefusal(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteString("version"u8, "0.1"u8);
        json.WriteStartObject("response"u8);
        json.WriteString("reason"u8, refusal.Text);
        json.WriteNumber("result"u8, int.Parse(refusal.Code, CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    public bool RefusesInPlainText(Operation? operation) => OperationWords.Of(operation?.RequestType).AnswersByStatus;

    private static Refusal BadRequest(OperationWords words, int typedStatus, string? text = null) =>
        UserValidateRefusals.Make(UserValidateCodes.BadRequest, typedStatus, words, text);

    private static string TextOf(IReadOnlyList<FieldProblem> problems, OperationWords words) =>
        words.Missing is { } missing && problems.Any(problem => problem.Fault == FieldFault.Missing) ? missing : FieldTexts.Of(problems);
}

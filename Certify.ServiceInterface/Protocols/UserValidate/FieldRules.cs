using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.UserValidate;

namespace Certify.ServiceInterface.Protocols.UserValidate;

/// <summary>Rules of this door's fields that no attribute states.</summary>
public static class FieldRules
{
    private const string Sid = "user_sid";

    public static IReadOnlyList<FieldProblem> Check(Operation operation, Call call)
    {
        var sid = CheckSid(operation, call);
        return call.Message switch
        {
            LoginMini { PhoneNumber: { } phone } => FieldProblem.Among(sid, CheckPhone(phone)),
            SubmitPhoneNumber { PhoneNumber: { } phone } => FieldProblem.Among(sid, CheckPhone(phone)),
            ValidatePhoneNumber { PhoneNumber: { } phone } => FieldProblem.Among(sid, CheckPhone(phone)),
            SubmitInfo info => FieldProblem.Among(sid, CheckName(info.Name), CheckNumber(info.IdCardNumber)),
            _ => FieldProblem.Among(sid),
        };
    }

    /// <summary>
    /// Clients of the legacy routes know the session as a parameter like others. On typed routes, and where another carrier stands in
    /// for it, it is none.
    /// </summary>
    private static FieldProblem? CheckSid(Operation operation, Call call)
    {
        var isField = operation.RequiresSession && !call.Typed && Carriers.PresentedToken(call) is null;
        if (!isField || call.Message is not ICarriesUserSid message)
        {
            return null;
        }

        return message.UserSid switch
        {
            null => new FieldProblem(Sid, IsNull(call.Body) ? FieldFault.Null : FieldFault.Missing),
            { } sid when string.IsNullOrWhiteSpace(sid) && OperationWords.Of(operation.RequestType).BlankSidIsField => new FieldProblem(Sid, FieldFault.Blank, sid),
            _ => null,
        };
    }

    private static bool IsNull(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("data", out var data)
        && data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty(Sid, out var sid)
        && sid.ValueKind == JsonValueKind.Null;

    private static FieldProblem? CheckPhone(string phone) =>
        PhoneNumber.TryParse(phone, out _) ? null
        : new FieldProblem("pn", string.IsNullOrWhiteSpace(phone) ? FieldFault.Blank : FieldFault.WrongType, phone);

    private static FieldProblem? CheckName(string? name) =>
        name is null || PersonName.TryParse(name, out _) ? null : new FieldProblem("name", FieldFault.WrongType);

    private static FieldProblem? CheckNumber(string? number) =>
        number is null || DocumentNumber.TryParse(number, out _) ? null : new FieldProblem("idcard_number", FieldFault.WrongType);
}

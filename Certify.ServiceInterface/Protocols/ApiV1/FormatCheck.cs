using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.ApiV1;

namespace Certify.ServiceInterface.Protocols.ApiV1;

/// <summary>Names the values that are there and cannot be what their fields ask for, so that typed clients can mark them.</summary>
internal static class FormatCheck
{
    public static IReadOnlyList<FieldProblem> Find(object message) => message switch
    {
        GetImageCode sent => FieldProblem.Among(Check("uuid", PictureCodes.IsId(sent.Uuid))),
        SendRegistrationSms sent => FieldProblem.Among(Mobile(sent.Mobile), Check("id", PictureCodes.IsId(sent.Id))),
        RegisterByPhone sent => FieldProblem.Among(Mobile(sent.Mobile), Check("password", Md5Secret.FromNewPlainText(sent.Password, out _))),
        BeginSession sent => FieldProblem.Among(Mobile(sent.Mobile)),
        SubmitRealName sent => FieldProblem.Among(
            Name("real_name", sent.RealName), Check("id_card", DocumentNumber.TryParse(sent.IdCard, out _))),
        RenameUser sent => FieldProblem.Among(Name("name", sent.Name)),
        _ => [],
    };

    private static FieldProblem? Mobile(string? text) => Check("mobile", PhoneNumber.TryParse(text, out _));

    private static FieldProblem? Name(string field, string? text) => Check(field, PersonName.TryParse(text, out _));

    private static FieldProblem? Check(string field, bool fits) => fits ? null : new FieldProblem(field, FieldFault.NotAllowed);
}

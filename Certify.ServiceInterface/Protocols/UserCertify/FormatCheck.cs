using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.Admin;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>
/// Names the values that cannot be what their fields ask for, so that typed clients can mark them. Only what an operation looks at
/// before anything else; where clients see another refusal first, the operation itself refuses. Absent fields are the binder's matter.
/// </summary>
internal static class FormatCheck
{
    public static IReadOnlyList<FieldProblem> Find(object message) => message switch
    {
        SendRegistrationCode sent => FieldProblem.Among(Phone(sent.Phone)),
        SendUpdatePhoneCode sent => FieldProblem.Among(Phone(sent.Phone)),
        SendPhoneRecoveryCode sent => FieldProblem.Among(Phone(sent.Phone)),
        SendBindEmailCode sent => FieldProblem.Among(Email(sent.Email)),
        SendEmailRecoveryCode sent => FieldProblem.Among(Email(sent.Email)),
        SendLoginCode sent => FieldProblem.Among(Credentials(sent.Code)),
        LoginWeb sent => FieldProblem.Among(Credentials(sent.Code)),
        LoginPhone sent => FieldProblem.Among(Credentials(sent.Code)),
        LoginWeChat sent => FieldProblem.Among(Credentials(sent.Code)),
        RegisterUser sent => FieldProblem.Among(
            Check("userName", sent.UserName, CanonicalText.TryParse(sent.UserName, Longest.UserName, out _))),
        SubmitPersonalCertification sent => Person(sent),
        SubmitCompanyCertification sent => Company(sent),
        GetUsers sent => Pages(sent.Page, sent.Size),
        GetAllUsers sent => Pages(sent.Page, sent.Size),
        ListCertifications sent => Pages(sent.Page, sent.Size),
        _ => [],
    };

    private static FieldProblem? Phone(string? text) => Check("phone", text, PhoneNumber.TryParse(text, out _));

    private static FieldProblem? Email(string? text) => Check("email", text, EmailAddress.TryParse(text, out _));

    private static FieldProblem? Credentials(string? text) => Check("code", text, Credential.Parse(text) is not null);

    private static IReadOnlyList<FieldProblem> Person(SubmitPersonalCertification sent) => FieldProblem.Among(
        Check("name", sent.Name, PersonName.TryParse(sent.Name, out _)),
        Check("identityId", sent.IdentityId, DocumentNumber.TryParse(sent.IdentityId, out _)));

    private static IReadOnlyList<FieldProblem> Company(SubmitCompanyCertification sent) => FieldProblem.Among(
        Check("legal", sent.Legal, PersonName.TryParse(sent.Legal, out _)),
        Check("companyName", sent.CompanyName, CanonicalText.TryParse(sent.CompanyName, Longest.CompanyName, out _)),
        Check("companyAddress", sent.CompanyAddress, CanonicalText.TryParse(sent.CompanyAddress, Longest.CompanyAddress, out _)),
        Check("companyPhone", sent.CompanyPhone, ContactPhone.TryParse(sent.CompanyPhone, out _)),
        Check("companyLicence", sent.CompanyLicence, DocumentNumber.TryParse(sent.CompanyLicence, out _)));

    private static IReadOnlyList<FieldProblem> Pages(int? page, int? size) => FieldProblem.Among(
        page < 1 ? new FieldProblem("page", FieldFault.NotAllowed) : null,
        size < 1 ? new FieldProblem("size", FieldFault.NotAllowed) : null);

    private static FieldProblem? Check(string field, string? text, bool fits) =>
        text is null || fits ? null : new FieldProblem(field, FieldFault.WrongType);
}

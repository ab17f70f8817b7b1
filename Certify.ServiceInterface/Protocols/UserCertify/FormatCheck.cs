using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.Admin;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>
/// Names the first value that cannot be what its field asks for, so that typed clients can mark it. Only what an operation looks at
/// before anything else; where clients see another refusal first, the operation itself refuses. Absent fields are the binder's matter.
/// </summary>
internal static class FormatCheck
{
    public static FieldProblem? Find(object message) => message switch
    {
        SendRegistrationCode sent => Phone(sent.Phone),
        SendUpdatePhoneCode sent => Phone(sent.Phone),
        SendPhoneRecoveryCode sent => Phone(sent.Phone),
        SendBindEmailCode sent => Email(sent.Email),
        SendEmailRecoveryCode sent => Email(sent.Email),
        SendLoginCode sent => Credentials(sent.Code),
        LoginWeb sent => Credentials(sent.Code),
        LoginPhone sent => Credentials(sent.Code),
        LoginWeChat sent => Credentials(sent.Code),
        RegisterUser sent => Check("userName", sent.UserName, CanonicalText.TryParse(sent.UserName, Longest.UserName, out _)),
        SubmitPersonalCertification sent => Person(sent),
        SubmitCompanyCertification sent => Company(sent),
        GetUsers sent => Pages(sent.Page, sent.Size),
        GetAllUsers sent => Pages(sent.Page, sent.Size),
        ListCertifications sent => Pages(sent.Page, sent.Size),
        _ => null,
    };

    private static FieldProblem? Phone(string? text) => Check("phone", text, PhoneNumber.TryParse(text, out _));

    private static FieldProblem? Email(string? text) => Check("email", text, EmailAddress.TryParse(text, out _));

    private static FieldProblem? Credentials(string? text) => Check("code", text, Credential.Parse(text) is not null);

    private static FieldProblem? Person(SubmitPersonalCertification sent) =>
        Check("name", sent.Name, PersonName.TryParse(sent.Name, out _))
        ?? Check("identityId", sent.IdentityId, DocumentNumber.TryParse(sent.IdentityId, out _));

    private static FieldProblem? Company(SubmitCompanyCertification sent) =>
        Check("legal", sent.Legal, PersonName.TryParse(sent.Legal, out _))
        ?? Check("companyName", sent.CompanyName, CanonicalText.TryParse(sent.CompanyName, Longest.CompanyName, out _))
        ?? Check("companyAddress", sent.CompanyAddress, CanonicalText.TryParse(sent.CompanyAddress, Longest.CompanyAddress, out _))
        ?? Check("companyPhone", sent.CompanyPhone, ContactPhone.TryParse(sent.CompanyPhone, out _))
        ?? Check("companyLicence", sent.CompanyLicence, DocumentNumber.TryParse(sent.CompanyLicence, out _));

    private static FieldProblem? Pages(int? page, int? size) =>
        page < 1 ? new FieldProblem("page", FieldFault.NotAllowed)
        : size < 1 ? new FieldProblem("size", FieldFault.NotAllowed)
        : null;

    private static FieldProblem? Check(string field, string? text, bool fits) =>
        text is null || fits ? null : new FieldProblem(field, FieldFault.WrongType);
}

using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.TokenAuth;

namespace Certify.ServiceInterface.Protocols.TokenAuth;

/// <summary>Which values an operation of this door needs, and of what form. Empty counts as missing.</summary>
internal static class TokenAuthFields
{
    private const int CheckCodeDigits = 6;

    public static IReadOnlyList<FieldProblem> Check(object message) => message switch
    {
        IssueToken { AuthType: AuthTypes.PhonePassword } asked => FieldProblem.Among(Phone(asked.Phone), Present("password", asked.Password)),
        IssueToken { AuthType: AuthTypes.EmailPassword } asked => FieldProblem.Among(Email(asked.Email), Present("password", asked.Password)),
        IssueToken { AuthType: AuthTypes.PhoneCheckCode } asked => FieldProblem.Among(Phone(asked.Phone), CheckCode(asked.CheckCode)),
        IssueToken { AuthType: AuthTypes.EmailCheckCode } asked => FieldProblem.Among(Email(asked.Email), CheckCode(asked.CheckCode)),
        RequestPhoneCheckCode asked => FieldProblem.Among(Phone(asked.Phone)),
        RequestEmailCheckCode asked => FieldProblem.Among(Email(asked.Email)),
        ResetPassword asked => FieldProblem.Among(Address(asked), CheckCode(asked.CheckCode), NewPassword(asked.Password)),
        _ => [],
    };

    /// <summary>With both a phone and an e-mail address the phone counts.</summary>
    private static FieldProblem? Address(ResetPassword asked) =>
        string.IsNullOrEmpty(asked.Phone) && !string.IsNullOrEmpty(asked.Email) ? Email(asked.Email) : Phone(asked.Phone);

    private static FieldProblem? Phone(string? text) =>
        Present("phone", text) ?? (PhoneNumber.TryParse(text, out _) ? null : Malformed("phone"));

    private static FieldProblem? Email(string? text) =>
        Present("email", text) ?? (EmailAddress.TryParse(text, out _) ? null : Malformed("email"));

    private static FieldProblem? CheckCode(string? text) =>
        Present("checkcode", text)
        ?? (text!.Length == CheckCodeDigits && text.All(char.IsAsciiDigit) ? null : Malformed("checkcode"));

    private static FieldProblem? NewPassword(string? text) =>
        Md5Secret.FromNewPlainText(text, out _) ? null : Malformed("password");

    private static FieldProblem? Present(string field, string? text) =>
        string.IsNullOrEmpty(text) ? new FieldProblem(field, FieldFault.Missing) : null;

    private static FieldProblem Malformed(string field) => new(field, FieldFault.WrongType);
}

using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.TokenAuth;

namespace Certify.ServiceInterface.Protocols.TokenAuth;

/// <summary>Every fault in this door's words. The HTTP status on typed routes tells them apart further than the code does.</summary>
public static class TokenAuthRefusals
{
    public static Refusal Of(Fault fault) => fault switch
    {
        Fault.ValueMissing or Fault.ValueMalformed or Fault.NewPasswordMalformed => BadRequest(400),
        Fault.NotSignedIn => Invalid(401),
        Fault.RoleMissing => Invalid(403),
        Fault.AccountUnknown or Fault.AccountLocked or Fault.PasswordWrong or Fault.CurrentPasswordWrong or Fault.CodeAlsoNeeded
            or Fault.ProofNeeded or Fault.WeChatVisitorNameless => NotAuthenticated(403),
        Fault.CodeAbsent or Fault.CodeWrong or Fault.RecipientDiffers or Fault.SessionDiffers or Fault.PictureWrong => NotAuthenticated(400),
        Fault.OverBudget => BadRequest(429),
        Fault.PhoneTaken or Fault.EmailTaken or Fault.WeChatBoundElsewhere or Fault.WeChatNotBound => BadRequest(409),
        Fault.NotFound or Fault.PhotoAbsent => BadRequest(404),
        Fault.WeChatCodeRefused => Failed(400),
        Fault.OAuthStateMismatch => Word(TokenAuthCodes.StateMismatch, 400),
        Fault.AlreadyCertified or Fault.UnderReview or Fault.NumberHeldByAnother or Fault.LicenceHeldByAnother => BadRequest(409),
        Fault.PersonNotCertified => BadRequest(403),
        Fault.PhotosMissing or Fault.PhotoUnusable => BadRequest(400),
        Fault.WorkerAbsent or Fault.VendorUnavailable => Failed(503),
    };

    public static Refusal Of(TokenFault fault) => fault switch
    {
        TokenFault.Malformed => Of(HostFault.CredentialMalformed),
        TokenFault.AccessExpired => Of(HostFault.CredentialExpired),
        TokenFault.RefreshExpired => Word(TokenAuthCodes.TokenRefreshExpired, 401),
        TokenFault.Invalid => Of(HostFault.CredentialInvalid),
    };

    public static Refusal Of(HostFault fault) => fault switch
    {
        HostFault.UnknownPath => BadRequest(404) with { Status = 404 },
        HostFault.WrongMethod => BadRequest(405) with { Status = 405 },
        HostFault.BodyTooLarge => BadRequest(413),
        HostFault.MediaTypeUnsupported => BadRequest(415),
        HostFault.BodyMissing or HostFault.BodyMalformed or HostFault.FieldMissing or HostFault.FieldMalformed or HostFault.FileMissing
            or HostFault.NotInBatch => BadRequest(400),
        HostFault.CredentialMissing => Word(TokenAuthCodes.TokenMissing, 401),
        HostFault.CredentialMalformed => Word(TokenAuthCodes.TokenDecodingFailed, 401),
        HostFault.CredentialExpired => Word(TokenAuthCodes.TokenAccessExpired, 401),
        HostFault.CredentialInvalid => Invalid(401),
        HostFault.RoleMissing => Invalid(403),
        HostFault.CrossSite => BadRequest(403),
        HostFault.OverBudget => BadRequest(429),
        HostFault.Unavailable => Failed(503),
        HostFault.Unexpected => Failed(500),
    };

    /// <summary>An act's outcome as the answer of an operation.</summary>
    public static Answer<TResponse> ToAnswer<T, TResponse>(this Outcome<T> outcome, Func<T, TResponse> spell)
        where TResponse : class =>
        outcome.TryGet(out var value) ? spell(value) : Of(outcome.Fault!.Value);

    private static Refusal BadRequest(int typedStatus) => Word(TokenAuthCodes.BadRequest, typedStatus);

    private static Refusal Failed(int typedStatus) => Word(TokenAuthCodes.InternalServerError, typedStatus);

    private static Refusal Invalid(int typedStatus) => Word(TokenAuthCodes.TokenInvalid, typedStatus);

    private static Refusal NotAuthenticated(int typedStatus) => Word(TokenAuthCodes.AuthenticationFailed, typedStatus);

    private static Refusal Word(string code, int typedStatus) => new(code, TokenAuthCodes.Texts[code], 200, typedStatus);
}

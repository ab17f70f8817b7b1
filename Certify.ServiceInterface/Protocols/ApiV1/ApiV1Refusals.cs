using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.ApiV1;

namespace Certify.ServiceInterface.Protocols.ApiV1;

/// <summary>The core's faults in the words of this door. Its clients look at the code only, so legacy answers are HTTP 200.</summary>
public static class ApiV1Refusals
{
    public static Refusal Of(Fault fault) => fault switch
    {
        Fault.ValueMissing or Fault.PhotosMissing => Make(ApiV1Codes.NoData, 400),
        Fault.ValueMalformed or Fault.NewPasswordMalformed => Make(ApiV1Codes.BadParameter, 400),
        Fault.NotSignedIn => Make(ApiV1Codes.NotSignedIn, 401),
        Fault.RoleMissing or Fault.ProofNeeded or Fault.PersonNotCertified => Make(ApiV1Codes.WrongRole, 403),
        Fault.AccountUnknown or Fault.AccountLocked => Make(ApiV1Codes.UnknownUser, 403),
        Fault.PasswordWrong or Fault.CurrentPasswordWrong => Make(ApiV1Codes.WrongPassword, 403),
        Fault.CodeAlsoNeeded or Fault.CodeAbsent or Fault.CodeWrong or Fault.RecipientDiffers or Fault.SessionDiffers or Fault.PictureWrong =>
            Make(ApiV1Codes.DataError, 400),
        Fault.OverBudget => Make(ApiV1Codes.RequestRefused, 429),
        Fault.PhoneTaken or Fault.EmailTaken or Fault.WeChatBoundElsewhere => Make(ApiV1Codes.AlreadyRegistered, 409),
        Fault.NotFound or Fault.PhotoAbsent or Fault.WeChatNotBound => Make(ApiV1Codes.NoData, 404),
        Fault.WeChatCodeRefused or Fault.WeChatVisitorNameless or Fault.OAuthStateMismatch => Make(ApiV1Codes.SignInFailed, 400),
        Fault.AlreadyCertified or Fault.UnderReview or Fault.NumberHeldByAnother or Fault.LicenceHeldByAnother =>
            Make(ApiV1Codes.DataExists, 409),
        Fault.PhotoUnusable => Make(ApiV1Codes.FileError, 400),
        Fault.WorkerAbsent => Make(ApiV1Codes.InternalError, 503),
        Fault.VendorUnavailable => Make(ApiV1Codes.ThirdPartyError, 503),
    };

    /// <summary>A refusal with the text of its code.</summary>
    public static Refusal Make(string code, int typedStatus, int status = 200) => new(code, ApiV1Codes.Texts[code], status, typedStatus);

    /// <summary>The answer to an act: what <paramref name="success"/> makes of its value, or its fault in this door's words.</summary>
    public static Answer<TResponse> ToAnswer<T, TResponse>(this Outcome<T> outcome, Func<T, TResponse> success)
        where TResponse : class =>
        outcome.Fault is { } fault ? Of(fault) : success(outcome.Value);

    /// <summary>The answer to an act whose success says no more than that.</summary>
    public static Answer<ApiV1Response> ToAnswer<T>(this Outcome<T> outcome) => outcome.ToAnswer(_ => new ApiV1Response());
}

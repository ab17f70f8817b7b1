using System.Globalization;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserValidate;

namespace Certify.ServiceInterface.Protocols.UserValidate;

/// <summary>The core's faults in the words of this door. Clients go to the sign-in page at 404, so it is said of sessions only.</summary>
public static class UserValidateRefusals
{
    private const string ProofFirst = "请先在网页端验证身份";
    private const string SnapshotPage = "请点击进入完整页面后再登录";

    public static Refusal Of(Fault fault, string? detail, OperationWords words) => fault switch
    {
        Fault.NotSignedIn => Make(words.SessionCode, 401, words, words.Session),
        Fault.RoleMissing => Make(words.SessionCode, 403, words, words.Session),
        Fault.AccountLocked => Make(UserValidateCodes.NotFound, 403, words, UserValidateReasons.UserLocked),
        Fault.CodeAbsent => Make(UserValidateCodes.NotFound, 400, words, UserValidateReasons.NoCode),
        Fault.CodeWrong => Make(UserValidateCodes.NotAllowed, 400, words, UserValidateReasons.CodeMismatch),
        Fault.RecipientDiffers => Make(UserValidateCodes.Conflict, 409, words, UserValidateReasons.PhoneMismatch),
        Fault.SessionDiffers => Make(UserValidateCodes.OtherSession, 403, words),
        Fault.OverBudget => Make(UserValidateCodes.BadRequest, 429, words, UserValidateReasons.OverBudget),
        Fault.ProofNeeded => Make(UserValidateCodes.BadRequest, 403, words, ProofFirst),
        Fault.PhoneTaken => Make(UserValidateCodes.Conflict, 409, words, detail),
        Fault.WeChatCodeRefused => Make(UserValidateCodes.NotAllowed, 403, words, WeChatText(detail)),
        Fault.WeChatVisitorNameless => Make(UserValidateCodes.NotAllowed, 403, words, SnapshotPage),
        Fault.AlreadyCertified or Fault.UnderReview => Make(UserValidateCodes.NotAllowed, 409, words, words.Closed),
        Fault.NumberHeldByAnother => Make(UserValidateCodes.BadRequest, 409, words, UserValidateReasons.NumberTaken),
        Fault.PhotosMissing => Make(UserValidateCodes.BadRequest, 400, words, UserValidateReasons.PhotosNeeded),
        Fault.PhotoUnusable => Make(UserValidateCodes.BadPhoto, 400, words, detail),
        Fault.PhotoAbsent => Make(UserValidateCodes.NotFound, 404, words, UserValidateReasons.NoPhoto),
        Fault.VendorUnavailable => Make(UserValidateCodes.UnknownError, 503, words),
        Fault.ValueMissing or Fault.ValueMalformed => Make(UserValidateCodes.BadRequest, 400, words),
        // What no operation of this door can meet.
        Fault.NewPasswordMalformed or Fault.AccountUnknown or Fault.PasswordWrong or Fault.CurrentPasswordWrong or Fault.CodeAlsoNeeded
            or Fault.PictureWrong or Fault.EmailTaken or Fault.NotFound or Fault.WeChatBoundElsewhere or Fault.WeChatNotBound
            or Fault.OAuthStateMismatch or Fault.LicenceHeldByAnother or Fault.PersonNotCertified or Fault.WorkerAbsent =>
            Make(UserValidateCodes.BadRequest, 400, words),
    };

    /// <param name="text">The reason; null: the text of the code.</param>
    public static Refusal Make(string code, int typedStatus, OperationWords words, string? text = null) =>
        new(code, text ?? UserValidateCodes.Texts[code], words.AnswersByStatus ? int.Parse(code, CultureInfo.InvariantCulture) : 200, typedStatus);

    /// <summary>The answer to an act: what <paramref name="success"/> makes of its value, or its fault in this operation's words.</summary>
    public static Answer<TResponse> ToAnswer<T, TResponse>(this Outcome<T> outcome, Call call, Func<T, TResponse> success)
        where TResponse : class =>
        outcome.Fault is { } fault ? Of(fault, outcome.Detail, OperationWords.Of(call.Operation.RequestType)) : success(outcome.Value);

    /// <summary>WeChat's own words for the codes that it refuses.</summary>
    private static string WeChatText(string? code) => code switch
    {
        "40163" => "code been used",
        "42003" => "oauth_code expired",
        _ => "invalid code",
    };
}

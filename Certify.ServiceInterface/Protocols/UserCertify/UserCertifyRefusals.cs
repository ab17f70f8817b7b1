using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>
/// What UserCertify answers to every fault. Clients of the wire switch on <c>type</c> alone; the HTTP status differs from 200 only
/// where the path is wrong or the service cannot serve.
/// </summary>
public static class UserCertifyRefusals
{
    public static Refusal Of(Fault fault) => fault switch
    {
        Fault.ValueMissing => Because(UserCertifyCodes.Fail, 400),
        Fault.ValueMalformed => Because(UserCertifyCodes.Fail, 400),
        Fault.NewPasswordMalformed => Because(UserCertifyCodes.Other, 400),
        Fault.NotSignedIn => Because(UserCertifyCodes.NoSession, 401),
        Fault.RoleMissing => Because(UserCertifyCodes.NoAuthorize, 403),
        Fault.AccountUnknown => Because(UserCertifyCodes.Exist, 403),
        Fault.AccountLocked => Because(UserCertifyCodes.Unknown, 403),
        Fault.PasswordWrong => Because(UserCertifyCodes.Fail, 403),
        Fault.CurrentPasswordWrong => Because(UserCertifyCodes.Unknown, 403),
        Fault.CodeAlsoNeeded => Because(UserCertifyCodes.Other, 403),
        Fault.CodeAbsent => Because(UserCertifyCodes.Invalid, 400),
        Fault.CodeWrong => Because(UserCertifyCodes.Fail, 400),
        Fault.RecipientDiffers or Fault.SessionDiffers => Because(UserCertifyCodes.Invalid, 400),
        Fault.PictureWrong => Because(UserCertifyCodes.Fail, 400),
        Fault.OverBudget => Because(UserCertifyCodes.Fail, 429),
        Fault.ProofNeeded => Because(UserCertifyCodes.Fail, 403),
        Fault.PhoneTaken => Because(UserCertifyCodes.Exist, 409),
        Fault.EmailTaken => Because(UserCertifyCodes.Exist, 409),
        Fault.NotFound => Because(UserCertifyCodes.Exist, 404),
        Fault.WeChatBoundElsewhere => Because(UserCertifyCodes.Exist, 409),
        Fault.WeChatNotBound => Because(UserCertifyCodes.Exist, 404),
        Fault.WeChatCodeRefused => Because(UserCertifyCodes.Fail, 400),
        Fault.WeChatVisitorNameless => Because(UserCertifyCodes.Fail, 403),
        Fault.OAuthStateMismatch => Because(UserCertifyCodes.Fail, 400),
        Fault.AlreadyCertified => Because(UserCertifyCodes.Exist, 409),
        Fault.UnderReview => Because(UserCertifyCodes.NoAllow, 409),
        Fault.NumberHeldByAnother => Because(UserCertifyCodes.Other, 409),
        Fault.LicenceHeldByAnother => Because(UserCertifyCodes.Other, 409),
        Fault.PersonNotCertified => Because(UserCertifyCodes.NoAllow, 403),
        Fault.PhotosMissing => Because(UserCertifyCodes.Fail, 400),
        Fault.PhotoUnusable => Because(UserCertifyCodes.Fail, 400),
        Fault.PhotoAbsent => Because(UserCertifyCodes.Exist, 404),
        Fault.WorkerAbsent => Because(UserCertifyCodes.Fail, 503),
        Fault.VendorUnavailable => Because(UserCertifyCodes.Fail, 503, status: 503),
    };

    /// <summary>Faults that the host finds before or around an operation.</summary>
    public static Refusal Of(HostFault fault) => fault switch
    {
        HostFault.UnknownPath => Because(UserCertifyCodes.Fail, 404, status: 404),
        HostFault.WrongMethod => Because(UserCertifyCodes.Fail, 405, status: 405),
        HostFault.BodyMissing => Because(UserCertifyCodes.Fail, 400),
        HostFault.BodyMalformed => Because(UserCertifyCodes.Fail, 400),
        HostFault.BodyTooLarge => Because(UserCertifyCodes.Fail, 413),
        HostFault.MediaTypeUnsupported => Because(UserCertifyCodes.Fail, 415),
        HostFault.FieldMissing => Because(UserCertifyCodes.Fail, 400),
        HostFault.FieldMalformed => Because(UserCertifyCodes.Fail, 400),
        HostFault.FileMissing => Because(UserCertifyCodes.Fail, 400),
        HostFault.CredentialMissing => Because(UserCertifyCodes.NoSession, 401),
        HostFault.CredentialMalformed => Because(UserCertifyCodes.NoSession, 401),
        HostFault.CredentialExpired => Because(UserCertifyCodes.NoSession, 401),
        HostFault.CredentialInvalid => Because(UserCertifyCodes.NoSession, 401),
        HostFault.RoleMissing => Because(UserCertifyCodes.NoAuthorize, 403),
        HostFault.CrossSite => Because(UserCertifyCodes.Fail, 403),
        HostFault.OverBudget => Because(UserCertifyCodes.Fail, 429),
        HostFault.NotInBatch => Because(UserCertifyCodes.Fail, 400),
        HostFault.Unavailable => Because(UserCertifyCodes.Fail, 503, status: 503),
        HostFault.Unexpected => Because(UserCertifyCodes.Fail, 500, status: 500),
    };

    /// <summary>An administrator without phone cannot be sent a code; only this operation knows the case.</summary>
    public static Refusal NoPhone { get; } = Because(UserCertifyCodes.Other, 409);

    /// <summary>The response made of the value, or the refusal.</summary>
    public static Answer<TResponse> Answer<T, TResponse>(this Outcome<T> outcome, Func<T, TResponse> respond)
        where TResponse : class => outcome.Fault is { } fault ? Of(fault) : respond(outcome.Value);

    public static Answer<ConfirmationResponse> Answer(this Outcome<Done> outcome) => outcome.Answer(_ => new ConfirmationResponse());

    /// <summary>The same outcome where an operation words one fault differently from the others.</summary>
    public static Outcome<T> Reword<T>(this Outcome<T> outcome, Fault from, Fault to) => outcome.Fault == from ? to : outcome;

    private static Refusal Because(string code, int typedStatus, int status = 200) =>
        new(code, UserCertifyCodes.Sentences[code], status, typedStatus);
}

namespace Certify.ServiceInterface.Domain;

/// <summary>
/// Every way in which the core refuses, in the product's own words. Each door maps all of them with one switch
/// without a default arm: a fault added here stops the build until every door answers it.
/// </summary>
public enum Fault
{
    /// <summary>A value is absent or blank.</summary>
    ValueMissing,

    /// <summary>A value is there but cannot be what it should be: no phone number, no e-mail address, too long.</summary>
    ValueMalformed,

    /// <summary>A new password is not of the form that the door demands.</summary>
    NewPasswordMalformed,

    NotSignedIn,
    RoleMissing,

    AccountUnknown,
    AccountLocked,
    PasswordWrong,

    /// <summary>The current password, asked for a change of password, is not right.</summary>
    CurrentPasswordWrong,

    /// <summary>The password is right, but this browser must also prove a code.</summary>
    CodeAlsoNeeded,

    /// <summary>No code was asked for, or it expired, or is used up, or is for something else.</summary>
    CodeAbsent,
    CodeWrong,

    /// <summary>The code is for another recipient than the one named.</summary>
    RecipientDiffers,

    /// <summary>What is to be finished was begun in another session.</summary>
    SessionDiffers,

    /// <summary>The picture's digits were not those typed, or the picture expired.</summary>
    PictureWrong,

    OverBudget,

    /// <summary>The act needs a password or code proved in this session within the last 30 minutes.</summary>
    ProofNeeded,

    PhoneTaken,
    EmailTaken,
    NotFound,

    /// <summary>The WeChat identity belongs to somebody else, or this user has another of the same app.</summary>
    WeChatBoundElsewhere,
    WeChatNotBound,

    /// <summary>WeChat did not accept the code that the client brought.</summary>
    WeChatCodeRefused,

    /// <summary>The visitor of a snapshot page is nobody in particular.</summary>
    WeChatVisitorNameless,

    /// <summary>The OAuth state is not the one that was given out, or was used, or is too old.</summary>
    OAuthStateMismatch,

    AlreadyCertified,
    UnderReview,
    NumberHeldByAnother,
    LicenceHeldByAnother,

    /// <summary>A company needs its person certified with documents first.</summary>
    PersonNotCertified,
    PhotosMissing,

    /// <summary>The bytes are no photo that we take; the detail says why.</summary>
    PhotoUnusable,
    PhotoAbsent,

    /// <summary>No worker has been alive lately, so nobody would do the work.</summary>
    WorkerAbsent,

    VendorUnavailable,
}

using Certify.ServiceModel.UserValidate;

namespace Certify.ServiceInterface.Protocols.UserValidate;

/// <summary>What differs from one operation of this door to another: the original answered the same fault in many ways, and clients show them.</summary>
public sealed record OperationWords
{
    private static readonly OperationWords Usual = new();

    private static readonly Dictionary<Type, OperationWords> Special = new()
    {
        [typeof(FetchPhoto)] = new() { BlankSidIsField = true, SessionCode = UserValidateCodes.NotAllowed, AnswersByStatus = true },
        [typeof(SubmitPhoto)] = new() { Missing = UserValidateCodes.Texts[UserValidateCodes.BadRequest], Closed = UserValidateReasons.PhotoClosed },
        [typeof(DeletePhoto)] = new() { BlankSidIsField = true, Closed = UserValidateReasons.DeletionClosed },
        [typeof(SubmitInfo)] = new() { BlankSidIsField = true },
        [typeof(FetchInfo)] = new() { Missing = UserValidateReasons.BadFormat },
        [typeof(SubmitPhoneNumber)] = new() { BlankSidIsField = true },
        [typeof(LogoutMini)] = new() { Session = UserValidateReasons.NoLogout },
        [typeof(FetchSelfInfo)] = new() { Session = UserValidateReasons.NoSelf },
    };

    /// <summary>What is said of an absent parameter; null: the field is named.</summary>
    public string? Missing { get; private init; }

    /// <summary>A blank user_sid is a fault of the field; otherwise of the session.</summary>
    public bool BlankSidIsField { get; private init; }

    /// <summary>The code and text of a session that is not good.</summary>
    public string SessionCode { get; private init; } = UserValidateCodes.NotFound;

    /// <inheritdoc cref="SessionCode"/>
    public string Session { get; private init; } = UserValidateCodes.Texts[UserValidateCodes.NotFound];

    /// <summary>What is said while nothing may be changed.</summary>
    public string Closed { get; private init; } = UserValidateReasons.InfoClosed;

    /// <summary>Refuses by HTTP status with the reason as plain text, not by JSON.</summary>
    public bool AnswersByStatus { get; private init; }

    public static OperationWords Of(Type? message) => message is not null && Special.TryGetValue(message, out var special) ? special : Usual;
}

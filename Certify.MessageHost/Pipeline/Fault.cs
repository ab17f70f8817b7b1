namespace Certify.MessageHost.Pipeline;

/// <summary>What can go wrong before and around an operation. Every protocol answers each of them in its own words.</summary>
public enum HostFault
{
    UnknownPath,
    WrongMethod,
    BodyMissing,
    BodyMalformed,
    BodyTooLarge,
    MediaTypeUnsupported,
    FieldMissing,
    FieldMalformed,
    FileMissing,

    /// <summary>No credential came with the request.</summary>
    CredentialMissing,

    /// <summary>A credential came that nobody could have been given.</summary>
    CredentialMalformed,

    /// <summary>A credential came that was good once.</summary>
    CredentialExpired,

    /// <summary>The credential names a session that is not there, or an account that may not use it.</summary>
    CredentialInvalid,
    RoleMissing,
    CrossSite,
    OverBudget,

    /// <summary>A batch may not contain this operation.</summary>
    NotInBatch,
    Unavailable,
    Unexpected,
}

/// <summary>How a field failed.</summary>
public enum FieldFault
{
    Missing,
    Null,
    Blank,
    WrongType,
    TooLong,
    NotAllowed,
}

/// <param name="Field">The wire name.</param>
/// <param name="Fault">How it failed.</param>
/// <param name="Given">What was sent, as text; null where nothing was.</param>
/// <param name="Limit">The longest length allowed, where that is the fault.</param>
public sealed record FieldProblem(string Field, FieldFault Fault, string? Given = null, int Limit = 0)
{
    /// <summary>Those that were found, of as many looks at fields.</summary>
    public static IReadOnlyList<FieldProblem> Among(params ReadOnlySpan<FieldProblem?> looks)
    {
        List<FieldProblem>? found = null;
        foreach (var look in looks)
        {
            if (look is not null)
            {
                (found ??= []).Add(look);
            }
        }

        return found ?? (IReadOnlyList<FieldProblem>)[];
    }
}

namespace Certify.ServiceInterface.Domain;

/// <summary>What a code is good for. The same purposes at all doors; a code of another purpose counts as none.</summary>
public enum CodePurpose
{
    Register,
    Login,
    ResetPassword,
    ChangePhone,
    BindEmail,
    BindPhone,
    AdminLogin,

    /// <summary>The digits in a picture (ApiV1); sent to nobody.</summary>
    Picture,
}

/// <summary>A code that waits to be used. The code itself is kept as an HMAC only.</summary>
public sealed record PendingCode(string Recipient, string Mac, DateTimeOffset ExpiresAt, int TriesLeft);

public enum CodeUse
{
    /// <summary>None waits, or it expired, or it is used up.</summary>
    Absent,
    Wrong,

    /// <summary>It matched, and is used up by this.</summary>
    Matched,
}

/// <summary>One line of a budget: at most <paramref name="Limit"/> events in any <paramref name="Window"/>.</summary>
/// <param name="Key">Names what is counted; contains no personal value in clear.</param>
/// <param name="Spaced">
/// Beyond the limit events are not refused for the rest of the window but spaced: the next one is allowed 2, 4, 8 … seconds
/// (at most the window) after the last.
/// </param>
public sealed record BudgetLine(string Key, int Limit, TimeSpan Window, bool Spaced = false);

/// <summary>Whether a reservation was granted; otherwise after how long to try again.</summary>
public readonly record struct Reservation(bool Granted, TimeSpan RetryAfter, string Ticket);

namespace Certify.ServiceInterface.Domain;

/// <summary>How long a session of a kind lives: without use, and at most.</summary>
public static class SessionLifetimes
{
    private static readonly TimeSpan Year = TimeSpan.FromSeconds(31_556_952);

    public static TimeSpan Idle(SessionKind kind) => kind switch
    {
        SessionKind.Api => TimeSpan.FromSeconds(600),
        SessionKind.Web => TimeSpan.FromMinutes(30),
        SessionKind.Phone => TimeSpan.FromDays(7),
        SessionKind.WeChat => TimeSpan.FromDays(7),
        SessionKind.Admin => TimeSpan.FromMinutes(30),
        SessionKind.Mini => TimeSpan.FromDays(10),
        SessionKind.Token => Year,
        SessionKind.Guest => TimeSpan.FromMinutes(30),
        SessionKind.Anonymous => TimeSpan.FromMinutes(30),
    };

    public static TimeSpan AtMost(SessionKind kind) => kind switch
    {
        SessionKind.Api => TimeSpan.FromDays(7),
        SessionKind.Web => TimeSpan.FromDays(7),
        SessionKind.Phone => TimeSpan.FromDays(90),
        SessionKind.WeChat => TimeSpan.FromDays(90),
        SessionKind.Admin => TimeSpan.FromHours(12),
        SessionKind.Mini => TimeSpan.FromDays(10),
        SessionKind.Token => Year,
        SessionKind.Guest => TimeSpan.FromMinutes(30),
        SessionKind.Anonymous => TimeSpan.FromMinutes(30),
    };

    public static bool Slides(SessionKind kind) => Idle(kind) < AtMost(kind);

    /// <summary>What remains from now on; zero or less when the session is over.</summary>
    public static TimeSpan Remaining(Session session, DateTimeOffset now)
    {
        if (session.Token is { } token)
        {
            return DateTimeOffset.FromUnixTimeSeconds(token.RefreshEnds) - now;
        }

        var end = session.BeganAt + AtMost(session.Kind);
        var idle = Slides(session.Kind) ? now + Idle(session.Kind) : end;
        return (idle < end ? idle : end) - now;
    }

    /// <summary>Of these kinds a user has one live session each.</summary>
    public static bool IsUnique(SessionKind kind) => kind is SessionKind.Web or SessionKind.Phone or SessionKind.WeChat or SessionKind.Admin;
}

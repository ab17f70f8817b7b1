using System.Globalization;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Protocols;

/// <summary>The cookie that two doors share. Spelt by hand, because its exact form is part of the contract.</summary>
public sealed class SessionCookie(PublicAddress address, Stage stage)
{
    public const string Name = "userlogin";

    public void Send(Call call, Caller caller)
    {
        // A second begun counts whole: the moment since a session with a fixed end began must not show.
        var seconds = (long)Math.Ceiling(SessionLifetimes.Remaining(caller.Session, stage.Now).TotalSeconds);
        Write(call, caller.SessionId, seconds);
    }

    /// <summary>Removes the cookie, where the request carried one.</summary>
    public void Remove(Call call)
    {
        if (call.Cookie(Name) is not null)
        {
            Write(call, "", 0);
        }
    }

    private void Write(Call call, string value, long seconds) =>
        call.AddHeader("Set-Cookie", string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{(address.IsHttps ? "; Secure" : "")}"));
}

using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Providers;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>
/// What a session knows of WeChat: who came by it, and whether that identity still waits to be bound by the next sign-in with a
/// password, for ten minutes and once.
/// </summary>
public sealed class WeChatMemory(SessionDesk desk, Stage stage)
{
    private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(10);

    /// <summary>The memory of a session whose user came by this identity: nothing is left to bind.</summary>
    public RememberedWeChat Bound(WeChatPerson person) =>
        new(person.AppId, person.OpenId, person.UnionId, person.NickName, stage.Now, Waits: false);

    /// <summary>Remembers an identity that nobody has, in the caller's session or in a new one.</summary>
    public async Task<Caller> Remember(Caller? caller, WeChatPerson person)
    {
        var remembered = new RememberedWeChat(person.AppId, person.OpenId, person.UnionId, person.NickName, stage.Now);
        if (caller is not null && await desk.Change(caller.Key, session => session with { WeChat = remembered }) is not null)
        {
            return caller;
        }

        var fresh = await desk.BeginAnonymous();
        await desk.Change(fresh.Key, session => session with { WeChat = remembered });
        return fresh;
    }

    /// <summary>The identity that the session knows; null where it knows none, or one that waited too long.</summary>
    public RememberedWeChat? Known(Caller? caller) =>
        caller?.Session.WeChat is { } remembered && (!remembered.Waits || stage.Now - remembered.At < Waiting) ? remembered : null;

    /// <summary>Takes the identity that waits to be bound, so that of two sign-ins one gets it; null where none waits.</summary>
    public async Task<WeChatPerson?> Take(Caller? caller)
    {
        if (Known(caller) is not { Waits: true })
        {
            return null;
        }

        var taken = await desk.Change(
            caller!.Key, session => session.WeChat is { Waits: true } waiting ? session with { WeChat = waiting with { Waits = false } } : null);
        return taken?.WeChat is { } known ? new WeChatPerson(known.AppId, known.OpenId, known.UnionId, known.NickName, IsSnapshot: false) : null;
    }
}

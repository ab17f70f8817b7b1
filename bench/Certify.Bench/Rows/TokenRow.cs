using Certify.Bench.Data;
using Certify.Bench.Measuring;

namespace Certify.Bench.Rows;

/// <summary>An operation behind a user's token: signature, session, user, and a new state in the session; against the same by hand.</summary>
internal sealed class TokenRow : Row
{
    public override string Name => "token";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        var at = await Crowd.Get();
        await using var service = await at.Serve();
        await using var byHand = await Crowd.ByHand(at);
        var tokens = await SignedIn.ByToken(at, Crowd.SomeUsers(Crowd.Certified));
        var paths = await Files.Write("token", tokens.Select(token => $"/oauth/wechat/mp/auth_url?redirect_uri=/welcome\t{token}"));
        yield return await Pairs.Rates(Name, new Load(service, "get.lua", 32, paths), new Load(byHand, "get.lua", 32, paths), Bound.AtLeast(0.9));
    }
}

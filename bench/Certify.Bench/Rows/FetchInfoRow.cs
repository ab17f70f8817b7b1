using Certify.Bench.Measuring;

namespace Certify.Bench.Rows;

/// <summary>The certification of one of 100,000 users, against the same look-ups by hand.</summary>
internal sealed class FetchInfoRow : Row
{
    public override string Name => "fetch-info";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        var at = await Crowd.Get();
        await using var service = await at.Serve();
        await using var byHand = await Crowd.ByHand(at);
        var paths = await Crowd.FetchInfoPaths("fetch-info", Crowd.Certified);
        await Answers.AreEqual(service, byHand, File.ReadLines(paths).First());
        yield return await Pairs.Rates(Name, new Load(service, "get.lua", 32, paths), new Load(byHand, "get.lua", 32, paths), Bound.AtLeast(0.9));
    }
}

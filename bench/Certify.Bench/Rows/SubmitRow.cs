using Certify.Bench.Data;
using Certify.Bench.Measuring;

namespace Certify.Bench.Rows;

/// <summary>
/// A photo of 200 KB, its deletion and the submission of one user after the other, against the same by hand. A user submits once, so
/// every round has people of its own.
/// </summary>
internal sealed class SubmitRow : Row
{
    private const int Threads = 8, PeopleARound = 3_000, First = 1_000_001;

    /// <summary>A few hundred requests of each kind fit into a round, and the compiler wants to see more of them.</summary>
    private const int WarmRounds = 5;

    private long next = First;

    public override string Name => "submit";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        var at = await Crowd.Get();
        await Seeding.Add(at, First, PeopleARound * 2 * (WarmRounds + Pairs.Rounds), Has.Photos);
        var photo = Path.Combine(Files.Work, "photo.jpg");
        await File.WriteAllBytesAsync(photo, CardPhoto.Of(1, kilobytes: 200));
        await using var service = await at.Serve();
        await using var byHand = await Crowd.ByHand(at);
        for (var round = 0; round < WarmRounds; round++)
        {
            await Round(service, photo);
            await Round(byHand, photo);
        }

        var (mine, other) = (new List<LoadResult>(), new List<LoadResult>());
        for (var round = 0; round < Pairs.Rounds; round++)
        {
            mine.Add(await Round(service, photo));
            other.Add(await Round(byHand, photo));
        }

        yield return Pairs.Of(Name, mine, other, Bound.AtLeast(0.85));
    }

    private async Task<LoadResult> Round(Child server, string photo)
    {
        var people = Enumerable.Range(0, PeopleARound).Select(_ => next++).ToArray();
        var sids = await SignedIn.ByMini(people);
        var file = await Files.Write("submit", sids.Zip(people, (sid, person) => $"{sid}\t{People.IdentityNumber(person)}"));
        return await new Load(server, "submit.lua", Threads, file, photo, $"{Threads}") { Threads = Threads }.Run();
    }
}

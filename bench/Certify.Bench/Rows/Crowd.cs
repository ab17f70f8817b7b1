using Certify.Bench.Data;
using Certify.Bench.Measuring;

namespace Certify.Bench.Rows;

/// <summary>A hundred thousand users on PostgreSQL, who several benchmarks share.</summary>
internal static class Crowd
{
    public const int Certified = 100_000;
    private const int Callers = 5_000;

    private static readonly Lazy<Task<Installation>> Made = new(Make);

    public static Task<Installation> Get() => Made.Value;

    /// <summary>Users over all of the crowd, so that no page of it is favoured.</summary>
    public static IEnumerable<long> SomeUsers(int among) => Enumerable.Range(0, Callers).Select(n => 1 + ((long)n * 7_919 % among));

    public static async Task<Child> ByHand(Installation at) =>
        await Child.Start(Files.Program("bench/Certify.Bench"), ["by-hand"], at.Settings, "health/ready");

    /// <summary>A file of paths that ask for the certification of some users, each with a session of his own.</summary>
    public static async Task<string> FetchInfoPaths(string name, int among) =>
        await Files.Write(name, (await SignedIn.ByMini(SomeUsers(among))).Select(sid => $"/user/validate/fetch_info/?user_sid={sid}"));

    private static async Task<Installation> Make()
    {
        var at = await Installation.OnPostgreSql();
        await at.Migrate();
        await Seeding.Add(at, first: 1, Certified, Has.Passed);
        return at;
    }
}

/// <summary>Both sides must give the same answer, or their speed says nothing.</summary>
internal static class Answers
{
    public static async Task AreEqual(Child ours, Child theirs, string path, Func<string, string>? without = null)
    {
        using var http = new HttpClient();
        var (mine, other) = (await http.GetStringAsync(new Uri(ours.Address, path)), await http.GetStringAsync(new Uri(theirs.Address, path)));
        if ((without?.Invoke(mine) ?? mine) != (without?.Invoke(other) ?? other))
        {
            throw new InvalidOperationException($"The two sides answer differently:\n{mine}\n{other}");
        }
    }
}

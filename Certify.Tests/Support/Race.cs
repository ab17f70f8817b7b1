using System.Globalization;

namespace Certify.Tests.Support;

/// <summary>Lets many callers go at once, so that what must be atomic is seen to be.</summary>
public static class Race
{
    /// <summary>How often a race is run; CERTIFY_RACE_ROUNDS asks for more or fewer.</summary>
    public static int Rounds { get; } = int.Parse(Environment.GetEnvironmentVariable("CERTIFY_RACE_ROUNDS") ?? "1000", CultureInfo.InvariantCulture);

    /// <summary>Runs a race that often. A few rounds go side by side, each with people of its own: quicker, and more in each other's way.</summary>
    public static Task Repeat(Func<int, Task> round) => Repeat(Rounds, round);

    /// <inheritdoc cref="Repeat(Func{int, Task})"/>
    public static Task Repeat(int rounds, Func<int, Task> round) =>
        Parallel.ForEachAsync(Enumerable.Range(0, rounds), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => await round(i));

    public static async Task<T[]> Run<T>(int callers, Func<int, Task<T>> call)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, callers).Select(async caller =>
        {
            await start.Task;
            return await call(caller);
        }).ToArray();
        start.SetResult();
        return await Task.WhenAll(running);
    }
}

using System.Globalization;

namespace Certify.Tests.Support;

/// <summary>Lets many callers go at once, so that what must be atomic is seen to be.</summary>
public static class Race
{
    /// <summary>How often a race is run: enough to find a new fault; CERTIFY_RACE_ROUNDS=1000 asks for the long proof.</summary>
    public static int Rounds { get; } = int.Parse(Environment.GetEnvironmentVariable("CERTIFY_RACE_ROUNDS") ?? "200", CultureInfo.InvariantCulture);

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

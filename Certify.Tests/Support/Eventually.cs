using System.Diagnostics;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>Waits for what happens outside the test's process or clock. Asks again until it is so; never guesses how long it takes.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task Is(Func<Task<bool>> condition, string what, TimeSpan within)
    {
        var waited = Stopwatch.StartNew();
        using var pause = new PeriodicTimer(Pause);
        while (!await condition())
        {
            if (waited.Elapsed > within)
            {
                Assert.Fail($"Not within {within.TotalSeconds} s: {what}.");
            }
            await pause.WaitForNextTickAsync();
        }
    }
}

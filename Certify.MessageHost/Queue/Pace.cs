using System.Diagnostics;

namespace Certify.MessageHost.Queue;

/// <summary>
/// How many messages were handled in the last hundredth of a second. So many are claimed beyond the free slots: where messages take
/// microseconds a claim fetches many, where they take seconds none lies with a worker that has no hand free.
/// </summary>
internal sealed class Pace
{
    private static readonly long Span = Stopwatch.Frequency / 100;

    private readonly Lock gate = new();
    private long began;
    private int now;
    private int before;

    public void Count()
    {
        lock (gate)
        {
            Turn();
            now++;
        }
    }

    public int Latest()
    {
        lock (gate)
        {
            Turn();
            return before;
        }
    }

    private void Turn()
    {
        var at = Stopwatch.GetTimestamp();
        if (at - began >= Span)
        {
            before = at - began < 2 * Span ? now : 0;
            (began, now) = (at, 0);
        }
    }
}

using Certify.MessageHost.Queue;

namespace Certify.Tests.MessageHost.Queue;

internal sealed record Attempt(int Id);

/// <summary>Notes what it gets, then waits at its gate where there is one, then fails or answers.</summary>
internal sealed class GatedHandler : IMessageHandler<Attempt>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly List<int> seen = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];
    private readonly TaskCompletionSource stopped = new();
    private int inside;

    public TaskCompletionSource? Gate { get; init; }

    public Exception? Failure { get; init; }

    public Func<int, Disposition> Answer { get; init; } = _ => Disposition.Done;

    public int Most { get; private set; }

    public Task Stopped => stopped.Task;

    public IReadOnlyList<int> Seen
    {
        get
        {
            lock (gate)
            {
                return [.. seen];
            }
        }
    }

    public Task Entered(int count)
    {
        lock (gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((count, reached));
            Tell();
            return reached.Task.WaitAsync(Limit);
        }
    }

    public async Task<Disposition> Handle(Attempt message, Delivery delivery, CancellationToken stop)
    {
        lock (gate)
        {
            seen.Add(message.Id);
            Most = Math.Max(Most, ++inside);
            Tell();
        }

        try
        {
            await (Gate?.Task ?? Task.CompletedTask).WaitAsync(stop);
            return Failure is null ? Answer(message.Id) : throw Failure;
        }
        catch (OperationCanceledException)
        {
            stopped.SetResult();
            throw;
        }
        finally
        {
            lock (gate)
            {
                inside--;
            }
        }
    }

    private void Tell() => waiting.Where(wait => wait.Count <= seen.Count).ToList().ForEach(wait => wait.Reached.TrySetResult());
}

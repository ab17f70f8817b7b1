using Certify.MessageHost.Queue;

namespace Certify.Tests.MessageHost.Queue;

/// <summary>A worker that runs until it is stopped or disposed of.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly QueueWorker worker;

    private RunningWorker(QueueWorker worker) => this.worker = worker;

    public static async Task<RunningWorker> Start(QueueWorker worker)
    {
        await worker.StartAsync(CancellationToken.None);
        return new RunningWorker(worker);
    }

    public Task Stop() => worker.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Stop().WaitAsync(Limit);
        worker.Dispose();
    }
}

namespace Certify.Tests.Support;

/// <summary>Lets many callers go at once, so that what must be atomic is seen to be.</summary>
public static class Race
{
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

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// What is handed in while a trip to the database is under way, or just over, goes with the next one, all together; whoever hands in alone
/// travels at once.
/// </summary>
/// <param name="travel">Takes what was handed in, and tells of all of it at once. What it throws, each of them gets.</param>
/// <param name="rest">The least time from the end of one trip to the next.</param>
internal sealed class SharedTrips<TItem, TResult>(Func<IReadOnlyList<TItem>, Task<TResult>> travel, TimeSpan rest)
{
    private readonly Lock gate = new();
    private Trip next = new();
    private bool underWay;

    public Task<TResult> Join(TItem item)
    {
        lock (gate)
        {
            var trip = next;
            trip.Items.Add(item);
            if (!underWay)
            {
                underWay = true;
                _ = Task.Run(TravelOn);
            }

            return trip.Ended.Task;
        }
    }

    private async Task TravelOn()
    {
        while (Depart() is { } trip)
        {
            try
            {
                trip.Ended.SetResult(await travel(trip.Items));
            }
            catch (Exception exception)
            {
                trip.Ended.SetException(exception);
            }

            await Task.Delay(rest);
        }
    }

    private Trip? Depart()
    {
        lock (gate)
        {
            underWay = next.Items.Count > 0;
            if (!underWay)
            {
                return null;
            }

            var trip = next;
            next = new Trip();
            return trip;
        }
    }

    private sealed class Trip
    {
        public List<TItem> Items { get; } = [];

        public TaskCompletionSource<TResult> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

namespace Certify.ServiceInterface.Providers.Aliyun;

/// <summary>
/// The endpoints of one product in the order in which they are tried. One that failed rests at the end of the line for a
/// while, so that a hanging first endpoint costs its time-out once and not at every call.
/// </summary>
public sealed class EndpointOrder(IReadOnlyList<Uri> preferred, TimeSpan rest, TimeProvider clock)
{
    private readonly DateTimeOffset[] restsUntil = new DateTimeOffset[preferred.Count];
    private readonly Lock gate = new();

    public IReadOnlyList<Uri> InTurn()
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            return [.. preferred.Index().OrderBy(entry => restsUntil[entry.Index] > now).Select(entry => entry.Item)];
        }
    }

    public void Failed(Uri endpoint)
    {
        lock (gate)
        {
            restsUntil[preferred.Index().First(entry => entry.Item == endpoint).Index] = clock.GetUtcNow() + rest;
        }
    }
}

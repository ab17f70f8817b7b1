using NUnit.Framework;

namespace Certify.Tests.MessageHost;

/// <summary>Fixtures that share one toy host.</summary>
public abstract class HostTests
{
    protected ToyHost Host { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start() => Host = await ToyHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await Host.DisposeAsync();
}

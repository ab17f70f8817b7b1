using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Guard;
using Certify.ServiceInterface.Sessions.Redis;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Contracts.Providers;

public sealed class ProcessVendorGateTests : VendorGateContract
{
    private readonly ProcessVendorGate gate = new();

    protected override IVendorGate Gate => gate;

    protected override IVendorGate Other => gate;
}

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class RowVendorGateTests(Engine engine) : VendorGateContract
{
    private TestDatabase? test;
    private RowVendorGate? gate, other;

    protected override IVendorGate Gate => gate!;

    protected override IVendorGate Other => other!;

    [OneTimeSetUp]
    public async Task Create()
    {
        test = await TestDatabase.CreateMigrated(engine, new ManualClock());
        (gate, other) = (new RowVendorGate(test.Database), new RowVendorGate(test.Connect()));
    }

    [OneTimeTearDown]
    public async Task Drop() => await (test?.DisposeAsync() ?? ValueTask.CompletedTask);
}

public sealed class RedisVendorGateTests : VendorGateContract
{
    private RedisConnection? redis;

    protected override IVendorGate Gate => new RedisVendorGate(redis!);

    protected override IVendorGate Other => new RedisVendorGate(redis!);

    [OneTimeSetUp]
    public async Task Connect() => redis = await RedisConnection.Open(TestServers.Redis);

    [OneTimeTearDown]
    public async Task Disconnect() => await (redis?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task A_guard_whose_Redis_is_away_makes_no_call_and_loses_no_answer()
    {
        await using var relay = new TcpRelay(TestServers.Redis);
        await using var away = await RedisConnection.Open(relay.Address);
        var guard = new VendorGuard(new RedisVendorGate(away), new GuardOptions(), new ManualClock());
        var api = new VendorApi($"test:{Guid.NewGuid():N}", 0);

        var answered = await guard.Run(api, async _ =>
        {
            await relay.Cut();
            return VendorAnswer("taken");
        }, CancellationToken.None);
        var refused = await guard.Run(api, _ => Task.FromResult(VendorAnswer("not reached")), CancellationToken.None);

        Assert.That(answered.Reading?.VendorId, Is.EqualTo("taken"));
        Assert.That((refused.Fault, refused.Code), Is.EqualTo(((VendorFault?)VendorFault.Unavailable, VendorCodes.GateAway)));
    }

    private static VendorAnswer<Accepted> VendorAnswer(string id) => VendorAnswer<Accepted>.Of(new Accepted(id), "OK", "");
}

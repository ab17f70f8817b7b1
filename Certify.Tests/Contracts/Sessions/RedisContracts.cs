using Certify.ServiceInterface.Sessions;
using Certify.ServiceInterface.Sessions.Redis;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Contracts.Sessions;

public sealed class RedisSessionStoreTests : SessionStoreContract
{
    private RedisConnection _redis = null!;

    protected override int Rounds => 100;

    protected override ISessionStore Store => new RedisSessionStore(_redis, Time);

    [OneTimeSetUp]
    public async Task Connect() => _redis = await RedisConnection.Open(TestServers.Redis);

    [OneTimeTearDown]
    public async Task Disconnect() => await _redis.DisposeAsync();
}

public sealed class RedisCodeStoreTests : CodeStoreContract
{
    private RedisConnection _redis = null!;

    protected override int Rounds => 100;

    protected override ICodeStore Store => new RedisCodeStore(_redis, Time);

    [OneTimeSetUp]
    public async Task Connect() => _redis = await RedisConnection.Open(TestServers.Redis);

    [OneTimeTearDown]
    public async Task Disconnect() => await _redis.DisposeAsync();
}

public sealed class RedisBudgetsTests : BudgetsContract
{
    private RedisConnection _redis = null!;

    protected override int Rounds => 100;

    protected override IBudgets Budgets => new RedisBudgets(_redis, Time);

    [OneTimeSetUp]
    public async Task Connect() => _redis = await RedisConnection.Open(TestServers.Redis);

    [OneTimeTearDown]
    public async Task Disconnect() => await _redis.DisposeAsync();
}

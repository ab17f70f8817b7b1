using Certify.ServiceInterface.Sessions;
using Certify.ServiceInterface.Sessions.Redis;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Contracts.Sessions;

public sealed class RedisSessionStoreTests : SessionStoreContract
{
    private RedisConnection? redis;

    protected override int Rounds => 100;

    protected override ISessionStore Store => new RedisSessionStore(redis!, Time);

    [OneTimeSetUp]
    public async Task Connect() => redis = await RedisConnection.Open(TestServers.Redis);

    [OneTimeTearDown]
    public async Task Disconnect() => await (redis?.DisposeAsync() ?? ValueTask.CompletedTask);
}

public sealed class RedisCodeStoreTests : CodeStoreContract
{
    private RedisConnection? redis;

    protected override int Rounds => 100;

    protected override ICodeStore Store => new RedisCodeStore(redis!, Time);

    [OneTimeSetUp]
    public async Task Connect() => redis = await RedisConnection.Open(TestServers.Redis);

    [OneTimeTearDown]
    public async Task Disconnect() => await (redis?.DisposeAsync() ?? ValueTask.CompletedTask);
}

public sealed class RedisBudgetsTests : BudgetsContract
{
    private RedisConnection? redis;

    protected override int Rounds => 100;

    protected override IBudgets Budgets => new RedisBudgets(redis!, Time);

    [OneTimeSetUp]
    public async Task Connect() => redis = await RedisConnection.Open(TestServers.Redis);

    [OneTimeTearDown]
    public async Task Disconnect() => await (redis?.DisposeAsync() ?? ValueTask.CompletedTask);
}

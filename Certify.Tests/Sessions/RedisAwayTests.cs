using System.Diagnostics;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Sessions;
using Certify.ServiceInterface.Sessions.Redis;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Sessions;

/// <summary>What callers see while Redis is away, and that nobody has to do anything when it is back.</summary>
[NonParallelizable]
public sealed class RedisAwayTests
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(15);
    private static readonly BudgetLine[] Lines = [new("away", 5, TimeSpan.FromMinutes(1))];

    [Test]
    public async Task Calls_fail_within_two_seconds_where_nothing_listens()
    {
        await using var relay = new TcpRelay("127.0.0.1:1");
        await relay.Cut();
        await using var redis = await RedisConnection.Open(relay.Address);

        await EveryCallFails(redis);
    }

    [Test]
    public async Task Calls_fail_while_redis_is_cut_off_and_succeed_again_when_it_is_back()
    {
        await using var relay = new TcpRelay(TestServers.Redis);
        await using var redis = await RedisConnection.Open(relay.Address);
        await redis.Ping();

        await relay.Cut();
        await EveryCallFails(redis);

        relay.Restore();
        await Eventually.Is(() => Answers(redis), "Redis answers again", Recovery);
        await EveryCallSucceeds(redis);
    }

    [Test]
    public async Task Calls_fail_while_redis_hangs_and_succeed_again_when_it_goes_on()
    {
        await using var relay = new TcpRelay(TestServers.Redis);
        await using var redis = await RedisConnection.Open(relay.Address);
        await redis.Ping();

        relay.Stall();
        await EveryCallFails(redis);

        relay.Resume();
        await Eventually.Is(() => Answers(redis), "Redis answers again", Recovery);
        await EveryCallSucceeds(redis);
    }

    [Test]
    public async Task A_service_that_starts_before_redis_finds_it_later()
    {
        await using var relay = new TcpRelay(TestServers.Redis);
        await relay.Cut();
        await using var redis = await RedisConnection.Open(relay.Address);
        await EveryCallFails(redis);

        relay.Restore();

        await Eventually.Is(() => Answers(redis), "Redis answers", Recovery);
        await EveryCallSucceeds(redis);
    }

    [Test]
    public async Task A_connection_that_never_finds_redis_again_by_itself_is_replaced()
    {
        await using var redis = await RedisConnection.Open(TestServers.Redis);
        await redis.Ask(async database =>
        {
            await database.Multiplexer.CloseAsync();
            return true;
        });
        await EveryCallFails(redis);

        await Eventually.Is(() => Answers(redis), "Redis answers again", Recovery);
        await EveryCallSucceeds(redis);
    }

    [Test]
    public async Task A_server_that_has_forgotten_the_scripts_is_sent_them_again()
    {
        await using var redis = await RedisConnection.Open(TestServers.Redis);
        await EveryCallSucceeds(redis);

        await redis.Ask(database => database.ExecuteAsync("SCRIPT", "FLUSH"));

        await EveryCallSucceeds(redis);
    }

    private static async Task EveryCallFails(RedisConnection redis)
    {
        var started = Stopwatch.StartNew();
        var calls = Calls(redis).Select(call => (call.Name, Running: call.Run())).ToArray();
        foreach (var (name, running) in calls)
        {
            var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => running, name);
            Assert.That(failure!.Message, Is.EqualTo("Redis did not answer."));
        }
        Assert.That(started.Elapsed, Is.LessThan(AnswerLimit));
    }

    private static async Task EveryCallSucceeds(RedisConnection redis)
    {
        foreach (var (_, run) in Calls(redis))
        {
            await run();
        }
    }

    private static async Task<bool> Answers(RedisConnection redis)
    {
        try
        {
            await redis.Ping();
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private static IEnumerable<(string Name, Func<Task> Run)> Calls(RedisConnection redis)
    {
        var time = new ManualClock();
        var sessions = new RedisSessionStore(redis, time);
        var codes = new RedisCodeStore(redis, time);
        var budgets = new RedisBudgets(redis, time);
        var session = new Session { Kind = SessionKind.Web, AccountId = 7, BeganAt = time.GetUtcNow() };
        var code = new PendingCode("13800138000", "mac", time.GetUtcNow() + TimeSpan.FromMinutes(5), 5);
        var (key, lifetime) = (Guid.NewGuid().ToString("N"), TimeSpan.FromMinutes(5));
        yield return ("Ping", () => redis.Ping().AsTask());
        yield return ("Find", () => sessions.Find(key).AsTask());
        yield return ("Add", () => sessions.Add(key, session, lifetime).AsTask());
        yield return ("Replace", () => sessions.Replace(key, session, session, lifetime).AsTask());
        yield return ("Extend", () => sessions.Extend(key, lifetime).AsTask());
        yield return ("Remove", () => sessions.Remove(key).AsTask());
        yield return ("Seat", () => sessions.Seat(SessionKind.Web, 7, key, lifetime).AsTask());
        yield return ("Put", () => codes.Put(key, CodePurpose.Login, code, lifetime).AsTask());
        yield return ("Find code", () => codes.Find(key, CodePurpose.Login).AsTask());
        yield return ("Use", () => codes.Use(key, CodePurpose.Login, "mac").AsTask());
        yield return ("Drop", () => codes.Drop(key, CodePurpose.Login).AsTask());
        yield return ("Reserve", () => budgets.Reserve(Lines).AsTask());
        yield return ("Release", () => budgets.Release(Lines, "ticket").AsTask());
        yield return ("Clear", () => budgets.Clear("away").AsTask());
    }
}

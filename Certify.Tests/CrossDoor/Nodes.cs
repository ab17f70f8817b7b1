using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Sessions.Redis;
using Certify.Tests.Support;
using Npgsql;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>
/// Real processes on one PostgreSQL and one Redis. Both stand behind relays, through which a test takes them away from the nodes; the
/// test's own connection goes past them.
/// </summary>
internal sealed class Nodes : IAsyncDisposable
{
    private static int redisDatabase;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("certify-nodes-");
    private readonly List<ServiceProcess> processes = [];
    private readonly string connection;
    private readonly bool ownsDatabase;
    private int persons;

    private Nodes(string connection, string redis, bool ownsDatabase)
    {
        (this.connection, this.ownsDatabase) = (connection, ownsDatabase);
        var server = new NpgsqlConnectionStringBuilder(connection);
        PostgreSql = new TcpRelay($"{server.Host}:{server.Port}");
        Redis = new TcpRelay(redis);
    }

    public TcpRelay PostgreSql { get; }

    public TcpRelay Redis { get; }

    /// <summary>For nodes that are started from now on, beside or instead of what all have.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>The program in this process, beside the nodes; works nothing.</summary>
    public CertifyApp App { get; private set; } = null!;

    /// <summary>On the servers that all tests share, in databases in which nothing is yet.</summary>
    public static async Task<Nodes> Create()
    {
        var nodes = new Nodes(await PostgreSqlServer.CreateDatabase(), TestServers.Redis, ownsDatabase: true);
        // An earlier run on the same Redis may have used up the limits of this address.
        await using var redis = await RedisConnection.Open($"{TestServers.Redis},defaultDatabase={nodes.Database}");
        await redis.Ask(database => database.ExecuteAsync("FLUSHDB"));
        return await Create(nodes);
    }

    /// <summary>On servers of the fixture's own.</summary>
    public static Task<Nodes> Create(PrivatePostgreSql postgreSql, PrivateRedis redis) =>
        Create(new Nodes(postgreSql.ConnectionString, redis.Address, ownsDatabase: false));

    private static async Task<Nodes> Create(Nodes nodes)
    {
        nodes.App = await CertifyApp.Start(new Dictionary<string, string>
        {
            ["Certify:Database"] = nodes.connection,
            ["Certify:DataDirectory"] = nodes.folder.FullName,
        });
        nodes.App.Clock.Advance(TimeProvider.System.GetUtcNow() - nodes.App.Clock.GetUtcNow());
        return nodes;
    }

    public async Task<ServiceProcess> Start(params string[] arguments)
    {
        var settings = new Dictionary<string, string>
        {
            ["Certify:Database"] = new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = PostgreSql.Port }.ToString(),
            ["Certify:Redis"] = $"{Redis.Address},defaultDatabase={Database}",
            ["Certify:Passwords:Iterations"] = "1000",
        };
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        var process = await ServiceProcess.Start(settings, folder.FullName, arguments);
        processes.Add(process);
        return process;
    }

    /// <summary>Persons who wait for a check of name and number; no photos.</summary>
    public Task MakePersons(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = 8 },
        async (_, _) =>
        {
            var person = Interlocked.Increment(ref persons);
            var user = await App.Get<Registration>().Create($"person{person}", string.Create(CultureInfo.InvariantCulture, $"1380{person:D7}"), null, null);
            _ = (await App.Get<Submissions>().Person(user!.Id, "张三", DocumentNumbers.NewIdentity(), SubmissionPolicy.ApiV1, null)).Value;
        });

    public Task BeginSweep() => App.Get<Sweeps>().Begin("test", alsoPutOff: true);

    public async Task<long> Count(string sql)
    {
        try
        {
            return await App.Get<Database>().Read(unit => unit.Scalar<long>(sql));
        }
        catch (NpgsqlException)
        {
            // The server was restarted under a kept connection; the next one is new.
            return await App.Get<Database>().Read(unit => unit.Scalar<long>(sql));
        }
    }

    /// <summary>Signs the administrator in at a node and gives his cookie.</summary>
    public static async Task<string> Administrator(ServiceProcess node)
    {
        var earlier = (await Shown(node, "13900000000")).Length;
        using var asked = await node.Http.GetAsync("admin/getPassword?userName=admin");
        var cookie = CookieOf(asked);
        using var login = new HttpRequestMessage(HttpMethod.Post, "admin/login")
        {
            Content = JsonContent.Create(new { userName = "admin", password = await Code(node, "13900000000", earlier) }),
        };
        login.Headers.Add("Cookie", cookie);
        using var answer = await node.Http.SendAsync(login);
        return CookieOf(answer);
    }

    /// <summary>The newest code that went to this phone, as any node shows it, once there are more than so many.</summary>
    public static async Task<string> Code(ServiceProcess node, string phone, int earlier = 0)
    {
        JsonElement[] sent = [];
        await Eventually.Is(async () => (sent = await Shown(node, phone)).Length > earlier, "the code was sent", TimeSpan.FromSeconds(20));
        return sent[0].GetProperty("code").GetString()!;
    }

    private static async Task<JsonElement[]> Shown(ServiceProcess node, string phone) => (await node.Http.GetFromJsonAsync<JsonElement[]>($"dev/outbox?to={phone}"))!;

    public static string CookieOf(HttpResponseMessage answer)
    {
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.True, $"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode} without a cookie");
        return answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }

    public static async Task<(int Status, string Body)> Send(ServiceProcess node, HttpMethod method, string path, string? cookie, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var answer = await node.Http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        await App.DisposeAsync();
        await PostgreSql.DisposeAsync();
        await Redis.DisposeAsync();
        if (ownsDatabase)
        {
            await PostgreSqlServer.DropDatabase(connection);
        }

        folder.Delete(recursive: true);
    }

    private int Database { get; } = 1 + (Interlocked.Increment(ref redisDatabase) % 15);
}

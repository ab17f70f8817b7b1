using System.Net.Http.Json;
using System.Text.Json;
using Certify.Host.Start;
using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Certify.Tests.Support;

/// <summary>
/// The whole program in this process, on a free loopback port, on a data folder of its own, with a clock that a test moves. No
/// worker runs by itself: <see cref="Sweep"/> and <see cref="Deliver"/> work the queue when a test says so.
/// </summary>
public sealed class CertifyApp : IAsyncDisposable
{
    /// <summary>Set to <c>postgresql</c>, every program that names no database gets a new one there: all its tests run on that.</summary>
    private const string EngineVariable = "CERTIFY_TEST_APPS_ON";

    private readonly WebApplication app;
    private readonly DirectoryInfo folder;
    private readonly string? ownDatabase;
    private PrivateRedis? ownRedis;

    private readonly RecordedLines errors;

    private CertifyApp(WebApplication app, DirectoryInfo folder, ManualClock clock, RecordedLines errors, string? ownDatabase)
    {
        (this.app, this.folder, this.errors, this.ownDatabase, Clock) = (app, folder, errors, ownDatabase, clock);
        Client = NewClient();
    }

    public ManualClock Clock { get; }

    /// <summary>Talks to the program; keeps no cookies and follows no redirects.</summary>
    public HttpClient Client { get; }

    public Uri BaseUrl => new(app.Urls.First());

    public string DataFolder => folder.FullName;

    /// <summary>What was logged as an error so far.</summary>
    public IReadOnlyCollection<string> Errors => errors.Lines;

    /// <param name="settings">By configuration key, for example <c>Certify:Codes:PerHour</c>.</param>
    public static async Task<CertifyApp> Start(IReadOnlyDictionary<string, string>? settings = null, bool works = false, Engine engine = Engine.Sqlite)
    {
        var folder = Directory.CreateTempSubdirectory("certify-app-");
        var clock = new ManualClock();
        var errors = new RecordedLines(LogLevel.Error);
        var args = new Dictionary<string, string>
        {
            ["environment"] = "Development",
            ["urls"] = "http://127.0.0.1:0",
            ["Certify:DataDirectory"] = folder.FullName,
            ["Certify:Passwords:Iterations"] = "1000",
            ["Logging:LogLevel:Default"] = "Error",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            args[key] = value;
        }

        var onServer = engine == Engine.PostgreSql || Environment.GetEnvironmentVariable(EngineVariable) == "postgresql";
        var ownDatabase = onServer && !args.ContainsKey("Certify:Database")
            ? args["Certify:Database"] = await PostgreSqlServer.CreateDatabase()
            : null;

        var app = CertifyHost.Build([.. args.Select(arg => $"--{arg.Key}={arg.Value}")], works, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services.AddSingleton<ILoggerProvider>(errors);
        });
        await CertifyHost.Open(app);
        await app.StartAsync();
        return new CertifyApp(app, folder, clock, errors, ownDatabase);
    }

    /// <summary>On one of the databases, with what nodes share beside it: a Redis on PostgreSQL.</summary>
    public static async Task<CertifyApp> Start(Engine engine)
    {
        if (engine == Engine.Sqlite)
        {
            return await Start();
        }

        // Its own: accounts are numbered from 1 in every database, so on a shared one two fixtures would end each other's sessions.
        var redis = await PrivateRedis.Start();
        var app = await Start(new Dictionary<string, string> { ["Certify:Redis"] = redis.Address }, engine: engine);
        app.ownRedis = redis;
        return app;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Another client with nothing of the first.</summary>
    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = BaseUrl };

    /// <summary>Works the queue until nothing is due, in this thread.</summary>
    public async Task Deliver()
    {
        var store = Get<IQueueStore>();
        var handlers = Get<MessageHandlers>();
        while (await store.Claim("test", 50, TimeSpan.FromSeconds(30), CancellationToken.None) is { Count: > 0 } claimed)
        {
            foreach (var delivery in claimed)
            {
                switch (await handlers.Handle(delivery, CancellationToken.None))
                {
                    case Disposition.Postponed postponed:
                        await store.Postpone(delivery, postponed.Delay, CancellationToken.None);
                        break;
                    case Disposition.Dead dead:
                        await store.Bury(delivery, dead.Reason, CancellationToken.None);
                        break;
                    default:
                        await store.Complete(delivery, CancellationToken.None);
                        break;
                }
            }
        }
    }

    /// <summary>Runs a whole sweep and delivers what it tells.</summary>
    public async Task Sweep()
    {
        await Get<Sweeps>().Begin("test", alsoPutOff: true);
        await Deliver();
    }

    /// <summary>What went to this phone or address, newest first, after everything due was delivered.</summary>
    public async Task<IReadOnlyList<JsonElement>> Outbox(string recipient)
    {
        await Deliver();
        return (await Client.GetFromJsonAsync<JsonElement[]>($"/dev/outbox?to={Uri.EscapeDataString(recipient)}"))!;
    }

    /// <summary>The newest code that went to this phone or address.</summary>
    public async Task<string> Code(string recipient) =>
        (await Outbox(recipient)).First(message => message.TryGetProperty("code", out _)).GetProperty("code").GetString()!;

    /// <summary>The newest code for this phone or address, read where it waits to be sent: quicker than delivering it.</summary>
    public Task<string> WaitingCode(string recipient) => Get<Database>().Read(async unit =>
    {
        var newest = await unit.Scalar<long>("SELECT MAX(id) FROM notices WHERE recipient = @recipient AND is_code = 1", new { recipient });
        return (await Get<NoticeStore>().Find(unit, newest))!.Body!.Parameters["code"];
    });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync(); // disposing waits for nobody: a worker could still write into the folder
        await app.DisposeAsync();
        folder.Delete(recursive: true);
        if (ownDatabase is not null)
        {
            await PostgreSqlServer.DropDatabase(ownDatabase);
        }

        if (ownRedis is not null)
        {
            await ownRedis.DisposeAsync();
        }
    }
}

using System.Diagnostics;
using Certify.Bench.Measuring;
using Certify.ServiceInterface.Domain.Documents;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;
using Npgsql;

namespace Certify.Bench.Data;

/// <summary>One set of keys, one database and one data folder, on which any number of processes run.</summary>
internal sealed class Installation
{
    private static readonly KeyOptions Keys = KeyOptions.Generate();
    private static readonly string[] Parts = ["Ocr", "Identity", "Company", "Sms", "Mail", "WeChat"];
    private static int made;

    private readonly Dictionary<string, string> settings;

    private Installation(string folder, string? postgreSql)
    {
        Folder = folder;
        PostgreSql = postgreSql;
        Ring = new KeyRing(Keys);
        Cipher = new FieldCipher(Ring);
        settings = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Certify:PublicBaseUrl"] = "{address}",
            ["Certify:DataDirectory"] = folder,
            ["Certify:Sandbox:InProduction"] = "true",
            ["Certify:Keys:Token"] = Keys.Token!,
            ["Certify:Keys:Index"] = Keys.Index!,
            ["Certify:Keys:Data:1"] = Keys.Data[1],
        };
        foreach (var part in Parts)
        {
            settings["Certify:Providers:" + part] = "Sandbox";
        }

        if (postgreSql is not null)
        {
            settings["Certify:Database"] = postgreSql;
            settings["Certify:Redis"] = Redis;
        }
    }

    /// <summary>host:port of the run's own Redis.</summary>
    public static string Redis { get; } = Environment.GetEnvironmentVariable("CERTIFY_BENCH_REDIS") ?? throw Missing("CERTIFY_BENCH_REDIS");

    public string Folder { get; }

    /// <summary>The connection string; null on SQLite.</summary>
    public string? PostgreSql { get; }

    public KeyRing Ring { get; }

    public FieldCipher Cipher { get; }

    public Dialect Dialect => PostgreSql is { } text ? new PostgreSqlDialect(text) : new SqliteDialect(Path.Combine(Folder, "certify.db"));

    /// <summary>What a process needs to serve the same data by hand.</summary>
    public IReadOnlyDictionary<string, string> Settings => settings;

    public static Installation OnSqlite() => new(Files.NewFolder("sqlite"), null);

    public static async Task<Installation> OnPostgreSql()
    {
        var server = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("CERTIFY_BENCH_POSTGRES") ?? throw Missing("CERTIFY_BENCH_POSTGRES"));
        var name = $"bench{Interlocked.Increment(ref made)}";
        await using var source = NpgsqlDataSource.Create(server);
        await using (var create = source.CreateCommand($"CREATE DATABASE {name}"))
        {
            await create.ExecuteNonQueryAsync();
        }

        server.Database = name;
        server.MaxPoolSize = 60;
        return new Installation(Files.NewFolder(name), server.ToString());
    }

    public string NumberIndex(string number) => new BlindIndex(Ring).Index("identity-number", Comparison.IdentityNumberForm(number));

    /// <summary>The service, as it is built for release.</summary>
    public Task<Child> Serve(params (string Key, string Value)[] more) => Run("serve", more);

    public Task<Child> Work(params (string Key, string Value)[] more) => Run("worker", more);

    /// <summary>The service from another place than where it is built.</summary>
    public Task<Child> ServePublished(string program) => Child.Start(program, ["serve"], settings, "health/ready");

    /// <summary>Brings the database up to date.</summary>
    public async Task Migrate() => await (await Serve(("Certify:Worker:Enabled", "false"))).DisposeAsync();

    /// <summary>Runs a command of the program to its end.</summary>
    public async Task Command(string command, params (string Key, string Value)[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Files.Program("Certify.Host"), command]) { RedirectStandardOutput = true };
        foreach (var (key, value) in With(more))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value.Replace("{address}", "http://127.0.0.1:5080", StringComparison.Ordinal);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {await output}");
        }
    }

    private Task<Child> Run(string command, (string Key, string Value)[] more) =>
        Child.Start(Files.Program("Certify.Host"), [command], With(more), "health/ready");

    private Dictionary<string, string> With((string Key, string Value)[] more)
    {
        var all = new Dictionary<string, string>(settings);
        foreach (var (key, value) in more)
        {
            all[key] = value;
        }

        return all;
    }

    private static InvalidOperationException Missing(string variable) => new($"{variable} is not set: start the benchmarks with bench/run.");
}

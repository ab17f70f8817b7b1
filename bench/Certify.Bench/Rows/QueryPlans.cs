using System.Globalization;
using System.Text.RegularExpressions;
using Certify.Bench.Data;
using Npgsql;

namespace Certify.Bench.Rows;

/// <summary>
/// The plans by which PostgreSQL really ran every statement of the service, while people of all doors were served, a sweep and an
/// expiry ran: as its own auto_explain writes them into its log.
/// </summary>
internal static partial class QueryPlans
{
    private const int LargeRows = 10_000;
    private const string Explained = " -c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_nested_statements=on";

    /// <summary>Which large tables were read from one end to the other, one entry a table and program.</summary>
    public static async Task<IReadOnlyCollection<string>> SequentialScans(Installation at, int users)
    {
        var log = Environment.GetEnvironmentVariable("CERTIFY_BENCH_POSTGRES_LOG")!;
        var start = new FileInfo(log).Length;
        var settings = new NpgsqlConnectionStringBuilder(at.PostgreSql) { Options = Explained.Trim() };
        await Drive(at, users, settings.ToString());
        var large = await LargeTables(at);
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        reader.BaseStream.Position = start;
        return Find(await reader.ReadToEndAsync(), large);
    }

    private static async Task Drive(Installation at, int users, string database)
    {
        await using var service = await at.Serve(("Certify:Database", database));
        var sids = await SignedIn.ByMini(Crowd.SomeUsers(users).Take(100));
        await Seeding.Add(at, users + 1, 200, Has.Photos);
        var submitting = await SignedIn.ByMini(Enumerable.Range(1, 200).Select(n => (long)users + n));
        using (var traffic = new Traffic(service.Address, submitting, users + 1))
        {
            await traffic.Run(TimeSpan.FromSeconds(8));
        }

        using var http = new HttpClient { BaseAddress = service.Address };
        foreach (var (sid, n) in submitting.Select((sid, n) => (sid, n)))
        {
            var body = $$$"""{"data":{"user_sid":"{{{sid}}}","name":"{{{People.Name}}}","idcard_number":"{{{People.IdentityNumber(users + 1 + n)}}}"}}""";
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri("/user/validate/submit_info/", UriKind.Relative), content);
        }

        foreach (var sid in sids)
        {
            await http.GetStringAsync(new Uri($"/user/validate/fetch_info/?user_sid={sid}", UriKind.Relative));
        }

        await at.Command("sweep", ("Certify:Database", database));
        await at.Command("expire", ("Certify:Database", database));
    }

    private static async Task<HashSet<string>> LargeTables(Installation at)
    {
        await using var source = NpgsqlDataSource.Create(at.PostgreSql!);
        await using var command = source.CreateCommand("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > $1 AND relnamespace = 'public'::regnamespace");
        command.Parameters.Add(new NpgsqlParameter<float> { TypedValue = LargeRows });
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new HashSet<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    /// <summary>A plan in the log begins with the query's text; the scans stand below it.</summary>
    private static HashSet<string> Find(string log, HashSet<string> large)
    {
        var (found, plans, query) = (new HashSet<string>(), 0, "");
        foreach (var line in log.Split('\n'))
        {
            if (line.Contains("Query Text:", StringComparison.Ordinal))
            {
                (query, plans) = (line.Trim(), plans + 1);
            }
            else if (Scan().Match(line) is { Success: true } scan && large.Contains(scan.Groups[1].Value) && !query.Contains("COPY ", StringComparison.Ordinal))
            {
                found.Add($"{scan.Groups[1].Value} by {query}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {plans} plans looked at, large tables: {string.Join(", ", large.Order())}"));
        return plans > 0 ? found : throw new InvalidOperationException("The log holds no plan.");
    }

    [GeneratedRegex(@"Seq Scan on (?:public\.)?(\w+)")]
    private static partial Regex Scan();
}

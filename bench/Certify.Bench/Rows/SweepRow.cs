using System.Diagnostics;
using System.Globalization;
using Certify.Bench.Data;
using Certify.Bench.Measuring;
using Certify.Bench.Vendor;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.Bench.Rows;

/// <summary>
/// 20,000 waiting persons with two photos of 50 KB, three calls each to a vendor that answers in 50 ms, 64 at a time, against the
/// bound that the vendor's time alone sets. Until a fifth is decided the compiler is at work; then counts what 15 seconds decide.
/// </summary>
internal sealed class SweepRow : Row
{
    private const int Persons = 20_000, WarmUp = 4_000, Concurrency = 64, Calls = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private static readonly double BoundPerSecond = Concurrency / (Calls * VendorServer.Answers.TotalSeconds);

    public override string Name => "sweep";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        await using var vendor = await Child.Start(Files.Program("bench/Certify.Bench"), ["vendor"], new Dictionary<string, string>(), "health/ready");
        var (alone, shared, embedded) = (await Installation.OnPostgreSql(), await Installation.OnPostgreSql(), Installation.OnSqlite());
        var photos = Files.NewFolder("photos");
        await WritePhotos(photos, alone.Cipher);
        yield return await Sweep("sweep PostgreSQL", alone, photos, vendor, workers: 1, Bound.AtLeast(0.9));
        yield return await Sweep("sweep two workers", shared, photos, vendor, workers: 2, Bound.AtLeast(0.9));
        yield return await Sweep("sweep SQLite", embedded, photos, vendor, workers: 1, Bound.AtLeast(0.8));
    }

    /// <param name="photos">Of all persons; lent to the installation while it runs.</param>
    private static async Task<Figure> Sweep(string name, Installation at, string photos, Child vendor, int workers, Bound must)
    {
        await at.Migrate();
        await Seeding.Add(at, first: 1, Persons, Has.Waiting);
        var (kept, lent) = (Path.Combine(photos, "user"), Path.Combine(at.Folder, "photos", "user"));
        Directory.Move(kept, lent);
        var running = new List<Child>();
        for (var worker = 0; worker < workers; worker++)
        {
            running.Add(await at.Work(SettingsOf(vendor, Concurrency / workers)));
        }

        var database = new Database(at.Dialect);
        await Begin(database);
        while (await Decided(database) < WarmUp)
        {
            await Task.Delay(50);
        }

        var before = running.Append(vendor).Select(child => child.ProcessorTime).ToArray();
        var (first, began) = (await Decided(database), Stopwatch.GetTimestamp());
        var last = first;
        while (last < Persons && Stopwatch.GetElapsedTime(began) < Longest)
        {
            await Task.Delay(250);
            last = await Decided(database);
        }

        var (rate, done) = ((last - first) / Stopwatch.GetElapsedTime(began).TotalSeconds, last - first);
        var used = running.Append(vendor).Select((child, i) => (child.ProcessorTime - before[i]).TotalSeconds).ToArray();
        foreach (var worker in running)
        {
            await worker.DisposeAsync();
        }

        var others = await database.Read(unit => unit.Scalar<long>("SELECT COUNT(*) FROM attempts WHERE status NOT IN ('Waiting', 'Queued', 'Passed')"));
        Directory.Move(lent, kept);
        Directory.Delete(at.Folder, recursive: true);
        return others > 0 ? throw new InvalidOperationException($"{others} did not pass.") : Figure.Of(name, [rate / BoundPerSecond], must, string.Create(
            CultureInfo.InvariantCulture,
            $"{rate:0} of {BoundPerSecond:0} persons/s; processor ms a person: workers {used[..^1].Sum() * 1000 / done:0.0}, vendor {used[^1] * 1000 / done:0.0}; {Environment.ProcessorCount} cores"));
    }

    private static Task<long> Decided(Database database) =>
        database.Read(unit => unit.Scalar<long>("SELECT COUNT(*) FROM attempts WHERE status = 'Passed'"));

    private static (string, string)[] SettingsOf(Child vendor, int concurrency)
    {
        var address = vendor.Address.ToString().TrimEnd('/');
        return
        [
            ("Certify:Providers:Ocr", "Aliyun"), ("Certify:Providers:Identity", "Aliyun"),
            ("Certify:Aliyun:AccessKeyId", "bench"), ("Certify:Aliyun:AccessKeySecret", "bench-secret"),
            ("Certify:Aliyun:Endpoints:Ocr:0", address), ("Certify:Aliyun:Endpoints:Cloudauth:0", address),
            ("Certify:Aliyun:Qps:RecognizeIdcard", "0"), ("Certify:Aliyun:Qps:Id2MetaVerify", "0"),
            ("Certify:Worker:Concurrency", concurrency.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private static async Task Begin(Database database)
    {
        var sweeps = new SweepStore(new QueueStore(database, TimeProvider.System, new QueueSignal(TimeProvider.System)));
        var now = TimeProvider.System.GetUtcNow();
        await database.Write(async unit => await sweeps.TakeUp(unit, await sweeps.Begin(unit, "bench", now), alsoPutOff: false, now));
    }

    private static async Task WritePhotos(string folder, FieldCipher cipher) => await Parallel.ForEachAsync(Enumerable.Range(1, Persons), async (person, stop) =>
    {
        foreach (var kind in new[] { PhotoKind.Front, PhotoKind.Back })
        {
            var key = Seeding.KeyOf(person, kind);
            var path = Path.Combine(folder, key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, cipher.Seal("objects", key, 0, CardPhoto.Of(person, kilobytes: 50)), stop);
        }
    });
}

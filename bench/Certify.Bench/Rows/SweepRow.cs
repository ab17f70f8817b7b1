using System.Globalization;
using Certify.Bench.Data;
using Certify.Bench.Measuring;
using Certify.Bench.Vendor;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.Bench.Rows;

/// <summary>
/// 20,000 waiting persons with two photos of 50 KB, three calls each to a vendor that answers in 50 ms, 64 at a time, against the
/// bound that the vendor's time alone sets.
/// </summary>
internal sealed class SweepRow : Row
{
    private const int Persons = 20_000, Concurrency = 64, Calls = 3;

    private static readonly double BoundPerSecond = Concurrency / (Calls * VendorServer.Answers.TotalSeconds);

    public override string Name => "sweep";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        await using var vendor = await Child.Start(Files.Program("bench/Certify.Bench"), ["vendor"], new Dictionary<string, string>(), "health/ready");
        yield return await Sweep("sweep PostgreSQL", await Installation.OnPostgreSql(), vendor, workers: 1, Bound.AtLeast(0.9));
        yield return await Sweep("sweep two workers", await Installation.OnPostgreSql(), vendor, workers: 2, Bound.AtLeast(0.9));
        yield return await Sweep("sweep SQLite", Installation.OnSqlite(), vendor, workers: 1, Bound.AtLeast(0.8));
    }

    private static async Task<Figure> Sweep(string name, Installation at, Child vendor, int workers, Bound must)
    {
        await at.Migrate();
        await Seeding.Add(at, first: 1, Persons, Has.Waiting);
        await WritePhotos(at);
        var running = new List<Child>();
        for (var worker = 0; worker < workers; worker++)
        {
            running.Add(await at.Work(SettingsOf(vendor, Concurrency / workers)));
        }

        var before = running.Append(vendor).Select(child => child.ProcessorTime).ToArray();
        var seconds = await Run(at);
        var used = running.Append(vendor).Select((child, i) => (child.ProcessorTime - before[i]).TotalSeconds).ToArray();
        foreach (var worker in running)
        {
            await worker.DisposeAsync();
        }

        Directory.Delete(at.Folder, recursive: true);
        var rate = Persons / seconds;
        return Figure.Of(name, [rate / BoundPerSecond], must, string.Create(
            CultureInfo.InvariantCulture,
            $"{rate:0} of {BoundPerSecond:0} persons/s; processor ms a person: workers {used[..^1].Sum() * 1000 / Persons:0.0}, vendor {used[^1] * 1000 / Persons:0.0}; {Environment.ProcessorCount} cores"));
    }

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

    /// <summary>Begins a sweep and waits until nothing is open; gives the seconds from its beginning to the last decision.</summary>
    private static async Task<double> Run(Installation at)
    {
        var database = new Database(at.Dialect);
        var sweeps = new SweepStore(new QueueStore(database, TimeProvider.System, new QueueSignal(TimeProvider.System)));
        var began = DateTimeOffset.UtcNow;
        await database.Write(async unit => await sweeps.TakeUp(unit, await sweeps.Begin(unit, "bench", began), alsoPutOff: false, began));
        while (await database.Read(unit => unit.Scalar<long>("SELECT COUNT(*) FROM queue")) > 0)
        {
            await Task.Delay(500);
        }

        var (passed, last) = await database.Read(async unit => (
            await unit.Scalar<long>("SELECT COUNT(*) FROM certifications WHERE state = 'PASS'"),
            await unit.Scalar<long>("SELECT MAX(decided_at) FROM attempts")));
        return passed == Persons
            ? (last - began.ToUnixTimeMilliseconds()) / 1000.0
            : throw new InvalidOperationException($"{passed} of {Persons} passed.");
    }

    private static async Task WritePhotos(Installation at) => await Parallel.ForEachAsync(Enumerable.Range(1, Persons), async (person, stop) =>
    {
        foreach (var kind in new[] { PhotoKind.Front, PhotoKind.Back })
        {
            var key = Seeding.KeyOf(person, kind);
            var path = Path.Combine(at.Folder, "photos", key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, at.Cipher.Seal("objects", key, 0, CardPhoto.Of(person, kilobytes: 50)), stop);
        }
    });
}

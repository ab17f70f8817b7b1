using System.Globalization;
using Certify.Bench.Data;
using Certify.Bench.Measuring;
using Certify.ServiceInterface.Domain.Text;

namespace Certify.Bench.Rows;

/// <summary>Web sign-ins by 32 clients beside fetch-info, against fetch-info alone: hashing may not starve the rest.</summary>
internal sealed class LoginRow : Row
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    public override string Name => "login";

    public override async IAsyncEnumerable<Figure> Measure()
    {
        var at = await Crowd.Get();
        // All clients have one address here.
        await using var service = await at.Serve(("Certify:Logins:PerAddress", "1000"));
        var secret = Md5Secret.FromPlainText(People.Password);
        var phones = await Files.Write("phones", Crowd.SomeUsers(Crowd.Certified).Select(People.Phone));
        var reading = new Load(service, "get.lua", 32, await Crowd.FetchInfoPaths("login", Crowd.Certified));
        var signingIn = new Load(service, "login.lua", 32, phones, secret, Md5Secret.FromPlainText(secret));
        await reading.Warm();
        await signingIn.Warm();
        var (rates, tails, logins) = (new List<double>(), new List<double>(), new List<double>());
        var (alone, beside) = (new List<LoadResult>(), new List<LoadResult>());
        for (var round = 0; round < Pairs.Rounds; round++)
        {
            var storm = signingIn.Run(Time + TimeSpan.FromSeconds(2));
            await Task.Delay(TimeSpan.FromSeconds(1));
            beside.Add(await reading.Run(Time));
            logins.Add((await storm).Rate);
            alone.Add(await reading.Run(Time));
            rates.Add(beside[^1].Rate / alone[^1].Rate);
            tails.Add(beside[^1].P99 / alone[^1].P99);
        }

        yield return Figure.Of("login rate", rates, Bound.AtLeast(0.5), string.Create(
            CultureInfo.InvariantCulture,
            $"{Figure.Median(beside.Select(r => r.Rate)):0} against {Figure.Median(alone.Select(r => r.Rate)):0} fetch-info/s, beside {Figure.Median(logins):0.0} sign-ins/s"));
        yield return Figure.Of("login p99", tails, Bound.NoMoreThan(5), string.Create(
            CultureInfo.InvariantCulture, $"{Figure.Median(beside.Select(r => r.P99)):0.0} against {Figure.Median(alone.Select(r => r.P99)):0.0} ms"));
    }
}

using System.Text.RegularExpressions;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

public sealed class MetricsTests
{
    [Test]
    public async Task What_happened_is_counted_and_nothing_personal_is_a_label()
    {
        await using var app = await CertifyApp.Start();
        var client = new CertifyClient(app);
        var phone = await client.Arrive();
        await client.SubmitPerson();
        await app.Sweep();

        var text = await app.Client.GetStringAsync("/metrics");

        Assert.That(text, Does.Match(@"(?m)^certify_request_duration_seconds_bucket\{operation=""RegisterUser"",outcome=""\w+"",le=""\+Inf""\} \d+$"));
        Assert.That(text, Does.Match(@"(?m)^certify_logins_total\{kind=""\w+""\} \d+$"));
        Assert.That(text, Does.Match(@"(?m)^certify_codes_total\{purpose=""register"",result=""sent""\} \d+$"));
        Assert.That(text, Does.Contain("certify_certifications{subject=\"Person\",state=\"PASS\"} 1\n"));
        Assert.That(text, Does.Contain("certify_vendor_spent_units{provider=\"sandbox\",api=\"person\"} 1\n"));
        Assert.That(text, Does.Contain("certify_queue_depth 0\n"));
        Assert.That(text, Does.Not.Contain(phone).And.Not.Contain("张三").And.Not.Contain("11010519491231002X"));
    }

    [Test]
    public async Task Every_line_is_of_Prometheus_form_and_every_family_is_described_once()
    {
        await using var app = await CertifyApp.Start();
        _ = await app.Client.GetAsync("/health/ready");

        var lines = (await app.Client.GetStringAsync("/metrics")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines, Has.All.Matches<string>(line => Regex.IsMatch(
            line!, """^(# (HELP|TYPE) certify_\w+ .+|certify_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [-+.\dEe]+)$""")));
        Assert.That(lines.Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)), Is.Unique);
    }

    [Test]
    public async Task What_was_counted_is_told_while_the_database_is_away()
    {
        await using var app = await CertifyApp.Start();
        _ = await app.Client.GetAsync("/user/polling");
        await app.Get<Database>().Write(unit => unit.Execute("ALTER TABLE queue RENAME TO queue_away"));

        var text = await app.Client.GetStringAsync("/metrics");

        Assert.That(text, Does.Contain("certify_request_duration_seconds_count{operation=\"PollStatus\""));
    }

    [Test]
    public async Task Strangers_and_those_whom_a_proxy_brings_need_the_token()
    {
        await using var app = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Metrics:Token"] = "let-me-see" });

        Assert.That(await Status(app, ("X-Forwarded-For", "8.8.8.8")), Is.EqualTo(404));
        Assert.That(await Status(app, ("X-Forwarded-For", "8.8.8.8"), ("Authorization", "Bearer something-else")), Is.EqualTo(404));
        Assert.That(await Status(app, ("X-Forwarded-For", "8.8.8.8"), ("Authorization", "Bearer let-me-see")), Is.EqualTo(200));
        Assert.That(await Status(app), Is.EqualTo(200));
    }

    private static async Task<int> Status(CertifyApp app, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await app.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}

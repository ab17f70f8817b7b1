using System.Diagnostics.Metrics;
using Certify.MessageHost.Pipeline;
using NUnit.Framework;

namespace Certify.Tests.MessageHost;

public sealed class PipelineTests
{
    [Test]
    public async Task Every_answer_has_the_common_headers()
    {
        await using var host = await ToyHost.Start();
        foreach (var path in new[] { "/toy/echo/a?text=b", "/toy/echo/a", "/nothing", "/api", "/toy/fail/x" })
        {
            var reply = await host.Get(path);
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"), path);
            Assert.That(reply.Header("Referrer-Policy"), Is.EqualTo("no-referrer"), path);
            Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"), path);
            Assert.That(reply.Header("X-Request-Id"), Does.Match("^[0-9a-f]{16}$"), path);
        }
    }

    [TestCase("abc-1._Z", true)]
    [TestCase("a b", false)]
    [TestCase("a<b", false)]
    public async Task A_harmless_request_id_is_given_back(string id, bool kept)
    {
        await using var host = await ToyHost.Start();
        Assert.That((await host.Get("/api", "X-Request-Id: " + id)).Header("X-Request-Id") == id, Is.EqualTo(kept));
        Assert.That((await host.Get("/api", "X-Request-Id: " + new string('a', 65))).Header("X-Request-Id"), Has.Length.EqualTo(16));
    }

    [TestCase("BodyMalformed", Check.Body, Check.Caller, Check.Fields)]
    [TestCase("CredentialMissing", Check.Caller, Check.Body, Check.Fields)]
    [TestCase("BodyMalformed", Check.Body, Check.Fields, Check.Caller)]
    [TestCase("CredentialMissing", Check.Caller, Check.Fields, Check.Body)]
    [TestCase("BodyMalformed", Check.Fields)]
    public async Task A_malformed_body_meets_the_checks_in_the_protocols_order(string code, params Check[] order)
    {
        await using var host = await ToyHost.Start(toy: new ToyProtocol { Order = order });
        Assert.That((await host.Send("POST", "/toy/save", "{")).Content, Does.Contain(code));
    }

    [TestCase("CredentialMissing", Check.Body, Check.Caller, Check.Fields)]
    [TestCase("FieldMissing", Check.Body, Check.Fields, Check.Caller)]
    public async Task A_missing_field_meets_the_checks_in_the_protocols_order(string code, params Check[] order)
    {
        await using var host = await ToyHost.Start(toy: new ToyProtocol { Order = order });
        Assert.That((await host.Send("POST", "/toy/save", "{}")).Content, Does.Contain(code));
    }

    [Test]
    public async Task The_protocols_own_rule_takes_its_place_among_the_messages()
    {
        await using var host = await ToyHost.Start();
        var reply = await host.Get("/api/Echo?who=nobody&number=x");
        Assert.That(reply.Content, Does.Contain("FieldMalformed who_is NotAllowed").And.Match("who_is.*text.*number"));
        Assert.That((await host.Send("POST", "/api/Save", """{"name":"forbidden"}""", "application/json", "Authorization: u1")).Content, Does.Contain("FieldMalformed name NotAllowed"));
    }

    [Test]
    public async Task An_unexpected_exception_becomes_the_doors_own_refusal_and_one_line_without_values()
    {
        await using var host = await ToyHost.Start();
        foreach (var (path, status, code) in new[] { ("/api/Fail?how=x", 500, "Unexpected"), ("/api/Fail?how=later", 500, "Unexpected"), ("/api/Fail?how=store", 503, "Unavailable") })
        {
            var reply = await host.Get(path, "Authorization: u1");
            Assert.That((reply.Status, reply.Content.Contains(code, StringComparison.Ordinal)), Is.EqualTo((status, true)));
        }

        Assert.That(string.Concat(host.Log.Lines), Does.Not.Contain("planted").And.Not.Contain("how="));
        var failures = host.Log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ToArray();
        Assert.That(failures, Has.Length.EqualTo(3));
        Assert.That(failures[0], Does.Contain("System.InvalidOperationException").And.Contain("ToyServices").And.Contain("caused by System.FormatException").And.Not.Contain("\n"));
    }

    [Test]
    public async Task A_failed_operations_headers_are_dropped()
    {
        await using var host = await ToyHost.Start();
        Assert.That((await host.Send("POST", "/toy/door", """{"key":"a"}""")).Header("Set-Cookie"), Is.Not.Null);
        Assert.That((await host.Send("POST", "/toy/door", """{"key":"explode"}""")).Header("Set-Cookie"), Is.Null);
    }

    [Test]
    public async Task Each_request_is_one_line_and_one_measurement()
    {
        using var listener = new MeterListener();
        var measured = new List<string>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Certify" && instrument.Name == "certify_request_duration")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            lock (measured)
            {
                measured.Add(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
            }
        });
        listener.Start();

        await using (var host = await ToyHost.Start())
        {
            await host.Send("POST", "/toy/save?secret=1", "{}", "application/json", "Authorization: u7", "X-Request-Id: r1");
            await host.Get("/toy/echo/a?text=b", "X-Request-Id: r2");

            // The line follows the answer; stopping the server waits for it.
            await host.DisposeAsync();
            var lines = host.Log.Lines.Where(line => line.Contains("request r", StringComparison.Ordinal)).ToArray();
            Assert.That(lines, Has.Length.EqualTo(2));
            Assert.That(lines[0], Does.Match(@"^Information Save FieldMissing 200 in [0-9.]+ ms, caller u7, request r1 $"));
            Assert.That(lines[1], Does.Match(@"^Information Echo OK 200 in [0-9.]+ ms, caller \(null\), request r2 $"));
        }

        lock (measured)
        {
            Assert.That(measured, Does.Contain("operation=Save outcome=FieldMissing").And.Contain("operation=Echo outcome=OK"));
        }
    }
}

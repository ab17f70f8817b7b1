using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

/// <summary>What the message host does not answer carries what every answer carries.</summary>
public sealed class AnswerHeadersTests
{
    private CertifyApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/metrics")]
    [TestCase("/dev/outbox")]
    [TestCase("/ui")]
    [TestCase("/ui/")]
    [TestCase("/ui/ui.js")]
    [TestCase("/types")]
    [TestCase("/types/csharp")]
    [TestCase("/types/metadata.json")]
    [TestCase("/metadata")]
    [TestCase("/openapi/v1.json")]
    [TestCase("/user/polling")]
    [TestCase("/nothing")]
    public Task It_is_not_kept_not_guessed_and_known_by_its_id(string path) => Carries(HttpMethod.Get, path);

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public Task Health_may_be_asked_without_a_body(string path) => Carries(HttpMethod.Head, path, status: 200);

    [Test]
    public Task The_object_store_too() => Carries(HttpMethod.Post, "/objects");

    [TestCase("no id")]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task An_id_that_is_none_is_made_anew(string given)
    {
        using var answer = await Ask(HttpMethod.Get, "/health/live", given);

        Assert.That(answer.Headers.GetValues("X-Request-Id").Single(), Does.Match("^[0-9a-f]{16}$"));
    }

    [Test]
    public async Task Who_is_brought_by_a_proxy_finds_no_outbox_and_the_same_headers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dev/outbox");
        request.Headers.Add("X-Forwarded-For", "8.8.8.8");
        using var answer = await app.Client.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
        Assert.That(answer.Headers.CacheControl?.ToString(), Is.EqualTo("no-store"));
    }

    private async Task Carries(HttpMethod method, string path, int? status = null)
    {
        using var answer = await Ask(method, path, "abc-1.X_9");

        Assert.Multiple(() =>
        {
            Assert.That((int)answer.StatusCode, status is { } wanted ? Is.EqualTo(wanted) : Is.LessThan(500));
            Assert.That(answer.Headers.GetValues("Cache-Control"), Is.EqualTo(new[] { "no-store" }));
            Assert.That(answer.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(answer.Headers.GetValues("X-Request-Id"), Is.EqualTo(new[] { "abc-1.X_9" }));
        });
    }

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string path, string requestId)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("X-Request-Id", requestId);
        return await app.Client.SendAsync(request);
    }
}

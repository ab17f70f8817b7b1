using System.Net;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

public sealed class AnswerHeadersTests
{
    [Test]
    public async Task Every_answer_is_kept_by_nobody_whichever_part_makes_it()
    {
        await using var app = await CertifyApp.Start();
        foreach (var path in new[]
        {
            "/health/live", "/health/ready", "/metrics", "/dev/outbox?to=13900000000", "/types/csharp", "/metadata", "/openapi/v1.json", "/ui/", "/ui",
            "/objects", "/user/getUser", "/nowhere",
        })
        {
            AssertHeaders(await app.Client.GetAsync(path), path);
        }

        AssertHeaders(await app.Client.PostAsync("/objects", null), "an upload");
    }

    private static void AssertHeaders(HttpResponseMessage answer, string what)
    {
        Assert.That(answer.StatusCode, Is.LessThan(HttpStatusCode.InternalServerError), what);
        Assert.That(answer.Headers.CacheControl?.ToString(), Is.EqualTo("no-store"), what);
        Assert.That(answer.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }), what);
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }), what);
    }
}

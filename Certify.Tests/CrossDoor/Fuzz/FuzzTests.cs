using System.Collections.Concurrent;
using System.Globalization;
using Certify.MessageHost.Operations;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor.Fuzz;

/// <summary>
/// Every operation under requests that are almost right. No answer is a 5xx, none is outside its door's envelope, nothing is
/// logged as an error. CERTIFY_FUZZ_REQUESTS and CERTIFY_FUZZ_SEED ask for a longer run or the same one again.
/// </summary>
public sealed class FuzzTests
{
    private const int Senders = 4;

    [Test]
    public async Task No_request_gets_an_answer_that_is_not_its_doors()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("CERTIFY_FUZZ_REQUESTS") ?? "20000", CultureInfo.InvariantCulture);
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("CERTIFY_FUZZ_SEED"), out var given) ? given : Seeded.Fresh().Next();
        TestContext.Out.WriteLine($"CERTIFY_FUZZ_SEED={seed}");
        // With a worker: without one, StartCertification refuses by a 503 of its own.
        await using var app = await CertifyApp.Start(works: true);
        var operations = app.Get<Catalogue>().Operations;
        var credentials = await Callers.Credentials(app);
        var wrong = new ConcurrentQueue<string>();

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            var random = new Seeded(seed + (ulong)sender);
            var maker = new RequestMaker(random, credentials);
            for (var i = sender; i < count && wrong.Count < 20; i += Senders)
            {
                var operation = operations[i % operations.Count];
                using var request = maker.Make(operation);
                var asked = $"{request.Method} {request.RequestUri}";
                var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
                using var answer = await app.Client.SendAsync(request);
                if (await Envelope.Judge(operation, request, answer) is { } fault)
                {
                    wrong.Enqueue($"{operation.Name}: {fault}: {asked} [{Shorten(body)}] {await answer.Content.ReadAsStringAsync()}");
                }
            }
        })));

        Assert.Multiple(() =>
        {
            Assert.That(wrong, Is.Empty);
            Assert.That(app.Errors, Is.Empty);
        });
    }

    private static string Shorten(string body) => body.Length > 300 ? body[..300] : body;
}

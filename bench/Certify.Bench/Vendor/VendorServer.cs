using System.Buffers;
using Certify.Bench.Data;

namespace Certify.Bench.Vendor;

/// <summary>
/// Aliyun as far as a sweep of persons asks it: every call is answered after 50 ms with what matches, by whoever the picture says it
/// shows. It verifies nothing: the tests' own vendor does that.
/// </summary>
internal static class VendorServer
{
    public static readonly TimeSpan Answers = TimeSpan.FromMilliseconds(50);

    public static async Task<int> Serve(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapPost("/", async http =>
        {
            var answering = Task.Delay(Answers);
            var person = await Person(http.Request);
            await answering;
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(http.Request.Headers["x-acs-action"].ToString() switch
            {
                "RecognizeIdcard" => Card(person),
                _ => """{"RequestId":"bench","Message":"success","Code":"200","ResultObject":{"BizCode":"1"}}""",
            });
        });
        await app.RunAsync();
        return 0;
    }

    /// <summary>The body is read to its end, as a vendor would; its first bytes tell whose picture it is.</summary>
    private static async Task<long> Person(HttpRequest request)
    {
        var person = -1L;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            if (person < 0 && read.Buffer.Length > 0)
            {
                person = CardPhoto.PersonIn(read.Buffer.Slice(0, Math.Min(read.Buffer.Length, 256)).ToArray());
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return person;
            }
        }
    }

    private static string Card(long person)
    {
        var warning = """{"completenessScore":99,"qualityScore":99,"tamperScore":1,"isCopy":0,"isReshoot":0}""";
        var face = $$$"""{"data":{"name":"{{{People.Name}}}","idNumber":"{{{People.IdentityNumber(person)}}}"},"warning":{{{warning}}}}""";
        var back = $$$"""{"data":{"issueAuthority":"北京市公安局","validPeriod":"2020.01.01-2040.01.01"},"warning":{{{warning}}}}""";
        var data = $$$"""{"data":{"face":{{{face}}},"back":{{{back}}}}}""";
        return $$$"""{"RequestId":"bench","Data":"{{{data.Replace("\"", "\\\"", StringComparison.Ordinal)}}}"}""";
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Objects.Oss;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Guard;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Objects.Oss;

/// <summary>The vendor's own client signs our requests and our upload policy alike.</summary>
[TestFixture]
public sealed class OssAgreementTests
{
    private const string Key = "前缀/user/42/身份证 1+(2)*'!~.jpg";

    [Test]
    public async Task The_vendors_signer_signs_our_requests_and_policies_alike()
    {
        var clock = new ManualClock();
        await using var vendor = new LoopbackOss("ak", "sk", "cn-hangzhou", "photos", clock);
        using var http = VendorHttp.CreateClient();
        var options = new OssOptions { Endpoint = vendor.Address.AbsoluteUri, Bucket = "photos", Region = "cn-hangzhou" };
        var guard = new VendorGuard(new ProcessVendorGate(), new GuardOptions(), clock);
        var store = new OssObjectStore(http, new OssCredentials("ak", "sk"), options, guard, clock);
        await store.Write(Key, new byte[] { 1, 2, 3 }, "image/jpeg", default);
        await store.Read(Key, default);
        await store.Exists(Key, default);
        await store.Delete(Key, default);
        var ticket = store.Ticket(new UploadRule(Key, 1024, ["image/jpeg"], TimeSpan.FromMinutes(5), Overwrite: false));

        var answer = await VendorOracle.Ask("oss", new JsonObject
        {
            ["accessKeyId"] = "ak",
            ["accessKeySecret"] = "sk",
            ["region"] = "cn-hangzhou",
            ["requests"] = new JsonArray([.. vendor.Calls.Select(Signable)]),
            ["policies"] = new JsonArray(new JsonObject
            {
                ["policy"] = Encoding.UTF8.GetString(Convert.FromBase64String(ticket.Fields["policy"])),
                ["date"] = clock.GetUtcNow().ToString("o", CultureInfo.InvariantCulture),
            }),
        });

        Assert.That(answer["authorizations"]!.AsArray().Select(one => (string)one!), Is.EqualTo(vendor.Calls.Select(call => call.Headers["authorization"])));
        Assert.That(vendor.Calls, Has.Count.EqualTo(4));
        Assert.That((string)answer["signatures"]![0]!, Is.EqualTo(ticket.Fields["x-oss-signature"]));
        vendor.AssertNoObjections();
    }

    private static JsonNode Signable(VendorCall call) => new JsonObject
    {
        ["method"] = call.Method,
        ["bucket"] = "photos",
        ["key"] = Key,
        ["headers"] = JsonSerializer.SerializeToNode(call.Headers
            .Where(header => header.Key is "content-type" or "content-md5" || header.Key.StartsWith("x-oss-", StringComparison.Ordinal))
            .ToDictionary()),
        ["query"] = new JsonObject(),
        ["additional"] = new JsonArray(),
    };
}

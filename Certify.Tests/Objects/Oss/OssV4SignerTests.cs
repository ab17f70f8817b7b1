using Certify.ServiceInterface.Objects.Oss;
using NUnit.Framework;

namespace Certify.Tests.Objects.Oss;

/// <summary>The vectors that the vendor publishes with its own client, and one of the kind that we send.</summary>
[TestFixture]
public sealed class OssV4SignerTests
{
    private static readonly Dictionary<string, string> Query = new()
    {
        ["param1"] = "value1",
        ["+param1"] = "value3",
        ["|param1"] = "value4",
        ["+param2"] = "",
        ["|param2"] = "",
        ["param2"] = "",
    };

    private static readonly OssV4Signer Signer = new(new OssCredentials("ak", "sk"), "cn-hangzhou");
    private static readonly OssV4Signer Temporary = new(new OssCredentials("ak", "sk", "token"), "cn-hangzhou");

    [Test]
    public void A_header_signature_matches()
    {
        Assert.That(Header(Signer, 1702743657), Is.EqualTo(
            "OSS4-HMAC-SHA256 Credential=ak/20231216/cn-hangzhou/oss/aliyun_v4_request,"
            + "Signature=e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe"));
    }

    [Test]
    public void A_header_signature_with_a_token_matches()
    {
        Assert.That(Header(Temporary, 1702784856), Does.EndWith("Signature=b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea"));
    }

    [Test]
    public void A_header_signature_with_additional_headers_matches()
    {
        Assert.That(Header(Signer, 1702747512, "ZAbc", "abc"), Does.EndWith(
            ",AdditionalHeaders=abc;zabc,Signature=4a4183c187c07c8947db7620deb0a6b38d9fbdd34187b6dbaccb316fa251212f"));
    }

    [Test]
    public void A_query_signature_matches()
    {
        var query = Signed(Signer, 1702781677);

        Assert.That(query["x-oss-signature"], Is.EqualTo("a39966c61718be0d5b14e668088b3fa07601033f6518ac7b523100014269c0fe"));
        Assert.That(query["x-oss-expires"], Is.EqualTo("599"));
        Assert.That(query["x-oss-date"], Is.EqualTo("20231217T025437Z"));
    }

    [Test]
    public void A_query_signature_with_a_token_matches()
    {
        Assert.That(Signed(Temporary, 1702785388)["x-oss-signature"], Is.EqualTo("3817ac9d206cd6dfc90f1c09c00be45005602e55898f26f5ddb06d7892e1f8b5"));
    }

    [Test]
    public void A_query_signature_with_additional_headers_matches()
    {
        var query = Signed(Signer, 1702783809, "ZAbc", "abc");

        Assert.That(query["x-oss-signature"], Is.EqualTo("6bd984bfe531afb6db1f7550983a741b103a8c58e5e14f83ea474c2322dfa2b7"));
        Assert.That(query["x-oss-additional-headers"], Is.EqualTo("abc;zabc"));
    }

    [Test]
    public void The_upload_of_a_photo_matches()
    {
        var request = new OssSignable(
            "PUT", "bucket", "qqsl/user/42/identity1.jpg", new Dictionary<string, string> { ["Content-Type"] = "text/plain", ["x-oss-head1"] = "value" },
            new Dictionary<string, string>(), []);

        var headers = Signer.SignHeaders(request, new DateTimeOffset(2023, 12, 16, 16, 20, 57, TimeSpan.Zero));

        Assert.That(headers["authorization"], Does.EndWith("Signature=ec86e068e3150e6a22ffc933c1f4301a84211062dd3b85602a7c2e4e95446b97"));
    }

    [Test]
    public void Paths_keep_their_slashes_and_nothing_else()
    {
        Assert.That(OssV4Signer.EncodePath("/b/1234+-/身份 证.jpg"), Is.EqualTo("/b/1234%2B-/%E8%BA%AB%E4%BB%BD%20%E8%AF%81.jpg"));
    }

    private static string Header(OssV4Signer signer, long unixTime, params string[] additional) =>
        signer.SignHeaders(Request("text/plain", additional), DateTimeOffset.FromUnixTimeSeconds(unixTime))["authorization"];

    private static Dictionary<string, string> Signed(OssV4Signer signer, long unixTime, params string[] additional) =>
        signer.SignQuery(Request("application/octet-stream", additional), TimeSpan.FromSeconds(599), DateTimeOffset.FromUnixTimeSeconds(unixTime));

    private static OssSignable Request(string contentType, string[] additional) => new(
        "PUT",
        "bucket",
        "1234+-/123/1.txt",
        new Dictionary<string, string> { ["x-oss-head1"] = "value", ["abc"] = "value", ["ZAbc"] = "value", ["XYZ"] = "value", ["content-type"] = contentType },
        Query,
        additional);
}

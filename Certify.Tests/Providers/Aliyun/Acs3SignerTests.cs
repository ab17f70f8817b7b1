using System.Text;
using Certify.ServiceInterface.Providers.Aliyun;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

[TestFixture]
public sealed class Acs3SignerTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly Dictionary<string, string> Query = new()
    {
        ["RegionId"] = "cn-shanghai",
        ["ImageId"] = "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
    };

    private static readonly Dictionary<string, string> Headers = new()
    {
        ["x-acs-version"] = "2014-05-26",
        ["host"] = "ecs.cn-shanghai.aliyuncs.com",
        ["x-acs-action"] = "RunInstances",
        ["x-acs-date"] = "2023-10-26T10:22:32Z",
        ["x-acs-signature-nonce"] = "3156853299f313e23d1673dc12e1703d",
        ["x-acs-content-sha256"] = EmptyHash,
        ["accept"] = "application/json",
    };

    [Test]
    public void The_published_example_has_the_published_canonical_request()
    {
        var canonical = Acs3Signer.CanonicalRequest(Query, Headers, EmptyHash);

        Assert.That(canonical, Is.EqualTo("""
            POST
            /
            ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai
            host:ecs.cn-shanghai.aliyuncs.com
            x-acs-action:RunInstances
            x-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            x-acs-date:2023-10-26T10:22:32Z
            x-acs-signature-nonce:3156853299f313e23d1673dc12e1703d
            x-acs-version:2014-05-26

            host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            """));
        Assert.That(
            Acs3Signer.Hash(Encoding.UTF8.GetBytes(canonical)),
            Is.EqualTo("7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259"));
    }

    [Test]
    public void The_published_example_has_the_published_signature()
    {
        Assert.That(Acs3Signer.Authorization(Query, Headers, EmptyHash, "YourAccessKeyId", "YourAccessKeySecret"), Is.EqualTo(
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
            + "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
            + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"));
    }

    [Test]
    public void Parameters_are_sorted_and_encoded_as_the_RFC_has_it()
    {
        Dictionary<string, string> parameters = new() { ["b"] = "测 试", ["a*"] = "!'()~-_.", ["C"] = "", ["a"] = "+&=/" };

        Assert.That(Acs3Signer.Encode(parameters), Is.EqualTo("C=&a=%2B%26%3D%2F&a%2A=%21%27%28%29~-_.&b=%E6%B5%8B%20%E8%AF%95"));
    }

    [Test]
    public void An_empty_body_has_the_well_known_hash()
    {
        Assert.That(Acs3Signer.Hash([]), Is.EqualTo(EmptyHash));
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun.Company;
using Certify.ServiceInterface.Providers.Aliyun.DirectMail;
using Certify.ServiceInterface.Providers.Aliyun.Dysms;
using Certify.ServiceInterface.Providers.Aliyun.Identity;
using Certify.ServiceInterface.Providers.Aliyun.Ocr;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

/// <summary>The vendor's own clients, given the same calls, send the same requests and sign ours alike.</summary>
[TestFixture]
public sealed class VendorAgreementTests : AliyunFixture
{
    // Everything that percent-encoding gets wrong somewhere.
    private const string Awkward = "阿 里+云*~!'()&=/%20·𬀩";

    private static readonly JsonSerializerOptions WithoutNulls =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0x00, 0x0D, 0x0A];

    [Test]
    public async Task Our_requests_are_those_of_the_vendors_clients()
    {
        await CallEverything();
        var answer = await VendorOracle.Ask("capture", new JsonObject
        {
            ["accessKeyId"] = "testAccessKeyId",
            ["accessKeySecret"] = Secret,
            ["calls"] = JsonSerializer.SerializeToNode(TheSameCalls(), WithoutNulls),
        });
        var theirs = answer.AsArray();

        var ours = Vendor.Calls.Where(call => call.Headers["x-acs-action"] != "EntElementVerifyV2").ToList();
        Assert.That(ours, Has.Count.EqualTo(theirs.Count));
        Assert.Multiple(() =>
        {
            foreach (var (call, their) in ours.Zip(theirs))
            {
                Assert.That(Shape(call), Is.EqualTo(Shape(Read(their!))));
            }
        });
    }

    [Test]
    public async Task The_vendors_signer_signs_our_requests_alike()
    {
        await CallEverything();
        Options.SecurityToken = "token+/=";
        await CallEverything();
        var signable = new JsonArray([.. Vendor.Calls.Select(Signable)]);

        var answer = await VendorOracle.Ask("acs3", new JsonObject
        {
            ["accessKeyId"] = "testAccessKeyId",
            ["accessKeySecret"] = Secret,
            ["requests"] = signable,
        });

        Assert.That(answer.AsArray().Select(one => (string)one!), Is.EqualTo(Vendor.Calls.Select(call => call.Headers["authorization"])));
        Assert.That(Vendor.Calls, Has.Count.EqualTo(18));
    }

    private async Task CallEverything()
    {
        var withPeriod = OptionsFor(Vendor.Address);
        withPeriod.Identity.CheckPeriod = true;
        var licenceOnly = OptionsFor(Vendor.Address);
        licenceOnly.Company.Api = CompanyApi.VerifyBusinessLicense;
        Options.Sms.SignName = Awkward;
        Options.DirectMail.FromAlias = "水利云";
        var sms = new AliyunSmsSender(Client, Options, Clock);
        var message = new Sms("13800138000", "login", new Dictionary<string, string> { ["code"] = "0 +12*~!()" }, "", "out-1", Clock.GetUtcNow());
        var context = Context with { CardPeriod = "2010.01.01-长期" };

        await new AliyunIdentityAuthority(Client, Options).CheckPerson(Awkward, "11010519491231002X", context, default);
        await new AliyunIdentityAuthority(Client, withPeriod).CheckPerson(Awkward, "11010519491231002X", context, default);
        await new AliyunOcr(Client, Options).ReadCard(CardSide.Front, Photo, context, default);
        await new AliyunOcr(Client, Options).ReadLicence(Photo, context, default);
        await new AliyunCompanyAuthority(Client, licenceOnly).CheckCompany("91330106673959654P", Awkward, "张三", null, context, default);
        await new AliyunCompanyAuthority(Client, Options).CheckCompany("91330106673959654P", Awkward, "张三", "11010519491231002X", context, default);
        await sms.Send(message, default);
        await sms.LookUp(message, default);
        await new AliyunMailSender(Client, Options).Send(new Mail("b@example.com", "login", Awkward, Awkward + "\n第二行", "out-1"), default);
    }

    private static IEnumerable<VendorClientCall> TheSameCalls() =>
    [
        new("@alicloud/cloudauth20190307", "id2MetaVerify", "Id2MetaVerifyRequest",
            new() { ["paramType"] = "normal", ["userName"] = Awkward, ["identifyNum"] = "11010519491231002X" }),
        new("@alicloud/cloudauth20190307", "id2MetaPeriodVerify", "Id2MetaPeriodVerifyRequest", new()
        {
            ["paramType"] = "normal",
            ["userName"] = Awkward,
            ["identifyNum"] = "11010519491231002X",
            ["validityStartDate"] = "20100101",
            ["validityEndDate"] = "长期",
        }),
        new("@alicloud/ocr-api20210707", "recognizeIdcard", "RecognizeIdcardRequest",
            new() { ["outputFigure"] = false, ["outputQualityInfo"] = true }, Convert.ToBase64String(Photo)),
        new("@alicloud/ocr-api20210707", "recognizeBusinessLicense", "RecognizeBusinessLicenseRequest", [], Convert.ToBase64String(Photo)),
        new("@alicloud/ocr-api20210707", "verifyBusinessLicense", "VerifyBusinessLicenseRequest",
            new() { ["creditCode"] = "91330106673959654P", ["companyName"] = Awkward, ["legalPerson"] = "张三" }),
        new("@alicloud/dysmsapi20170525", "sendSms", "SendSmsRequest", new()
        {
            ["phoneNumbers"] = "13800138000",
            ["signName"] = Awkward,
            ["templateCode"] = "SMS_154950909",
            ["templateParam"] = """{"code":"0 +12*~!()"}""",
            ["outId"] = "out-1",
        }),
        new("@alicloud/dysmsapi20170525", "querySendDetails", "QuerySendDetailsRequest",
            new() { ["phoneNumber"] = "13800138000", ["sendDate"] = "20260302", ["pageSize"] = 50, ["currentPage"] = 1 }),
        new("@alicloud/dm20151123", "singleSendMail", "SingleSendMailRequest", new()
        {
            ["accountName"] = "notice@example.com",
            ["addressType"] = 1,
            ["replyToAddress"] = false,
            ["toAddress"] = "b@example.com",
            ["subject"] = Awkward,
            ["textBody"] = Awkward + "\n第二行",
            ["fromAlias"] = "水利云",
        }),
    ];

    private static VendorCall Read(JsonNode their) => new(
        (string)their["method"]!,
        (string)their["target"]!,
        their["headers"]!.AsObject().ToDictionary(header => header.Key, header => (string)header.Value!),
        Convert.FromBase64String((string)their["body"]!));

    /// <summary>
    /// All that must be equal. Parameters are compared as they are understood: on the wire the vendor's clients leave a few
    /// characters unescaped that they sign escaped.
    /// </summary>
    private static string Shape(VendorCall call)
    {
        var mediaType = call.Headers.GetValueOrDefault("content-type");
        return string.Join(
            '\n',
            $"{call.Method} {call.Path} {call.Headers["x-acs-action"]} {call.Headers["x-acs-version"]} {call.Headers["accept"]} {mediaType}",
            // Their clients also name where their keys come from.
            call.Headers["authorization"].Split(',')[1].Replace("x-acs-credentials-provider;", "", StringComparison.Ordinal),
            "query " + Written(call.Query),
            mediaType == "application/x-www-form-urlencoded" ? "form " + Written(call.Form) : "body " + Convert.ToHexString(call.Body));
    }

    private static string Written(IReadOnlyDictionary<string, string> parameters) => string.Join('&', parameters);

    private static JsonNode Signable(VendorCall call) => new JsonObject
    {
        ["query"] = JsonSerializer.SerializeToNode(call.Query),
        ["headers"] = JsonSerializer.SerializeToNode(call.Headers
            .Where(header => header.Key is "host" or "content-type" || header.Key.StartsWith("x-acs-", StringComparison.Ordinal))
            .ToDictionary()),
        ["hash"] = call.Headers["x-acs-content-sha256"],
    };

    /// <summary>A call as the oracle reads it.</summary>
    private sealed record VendorClientCall(
        string Client, string Method, string Request, Dictionary<string, object> Parameters, string? Bytes = null);
}

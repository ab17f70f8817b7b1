using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Certify.Tests.Support;

/// <summary>The actions as the vendor documents them: version, place, names and forms of the parameters.</summary>
internal static class AliyunActions
{
    private const string PersonNumber = @"^\d{17}[\dX]$";
    private const string Day = @"^\d{8}$";
    private const string Some = @"^[^\s].*$";
    private const string Phone = @"^1[3-9]\d{9}$";

    private static readonly Dictionary<string, Rule> Rules = new()
    {
        ["Id2MetaVerify"] = new("2019-03-07", Place.Form, new() { ["ParamType"] = "^normal$", ["UserName"] = Some, ["IdentifyNum"] = PersonNumber }),
        ["Id2MetaPeriodVerify"] = new("2019-03-07", Place.Form, new()
        {
            ["ParamType"] = "^normal$",
            ["UserName"] = Some,
            ["IdentifyNum"] = PersonNumber,
            ["ValidityStartDate"] = Day,
            ["ValidityEndDate"] = @"^(\d{8}|长期)$",
        }),
        ["EntElementVerifyV2"] = new("2022-11-25", Place.Query, new()
        {
            ["SceneCode"] = @"^\w{1,32}$",
            ["MerchantBizId"] = "^[A-Za-z0-9]{1,32}$",
            ["MerchantUserId"] = "^[A-Za-z0-9]{1,32}$",
            ["UserAuthorization"] = "^1$",
            ["InfoVerifyType"] = "^ENT_[34]META$",
            ["LicenseNo"] = "^[0-9A-Z]{18}$",
            ["EntName"] = Some,
            ["LegalPersonName"] = Some,
            ["LegalPersonCertNo?"] = PersonNumber,
        }),
        ["RecognizeIdcard"] = new("2021-07-07", Place.Octets, new() { ["OutputFigure"] = "^(true|false)$", ["OutputQualityInfo"] = "^true$" }),
        ["GetCallerIdentity"] = new("2015-04-01", Place.Query, []),
        ["RecognizeBusinessLicense"] = new("2021-07-07", Place.Octets, []),
        ["VerifyBusinessLicense"] = new("2021-07-07", Place.Query, new() { ["CreditCode"] = "^[0-9A-Z]{15,18}$", ["CompanyName"] = Some, ["LegalPerson"] = Some }),
        ["SendSms"] = new("2017-05-25", Place.Query, new()
        {
            ["PhoneNumbers"] = Phone,
            ["SignName"] = Some,
            ["TemplateCode"] = @"^SMS_\d+$",
            ["TemplateParam?"] = @"^\{.*\}$",
            ["OutId"] = @"^[\w-]{1,64}$",
        }),
        ["GetSmsTemplate"] = new("2017-05-25", Place.Query, new() { ["TemplateCode"] = @"^SMS_\d+$" }),
        ["QuerySendDetails"] = new("2017-05-25", Place.Query, new()
        {
            ["PhoneNumber"] = Phone,
            ["SendDate"] = Day,
            ["PageSize"] = "^([1-9]|[1-4][0-9]|50)$",
            ["CurrentPage"] = "^[1-9][0-9]*$",
        }),
        ["SingleSendMail"] = new("2015-11-23", Place.Form, new()
        {
            ["AccountName"] = "@",
            ["AddressType"] = "^[01]$",
            ["ReplyToAddress"] = "^(true|false)$",
            ["ToAddress"] = "@",
            ["Subject"] = "^.{1,256}$",
            ["TextBody"] = ".",
            ["FromAlias?"] = "^.{1,15}$",
        }),
    };

    private enum Place
    {
        Query,
        Form,
        Octets,
    }

    public static void Check(VendorCall call, string action)
    {
        LoopbackAliyun.Demand(call is { Method: "POST", Path: "/" }, "every action is a POST to the root");
        var rule = Rules.TryGetValue(action, out var known) ? known : throw new Objection($"{action} is no action that we use");
        LoopbackAliyun.Demand(call.Header("x-acs-version") == rule.Version, $"{action} has another version");
        var mediaType = rule.Place switch { Place.Form => "application/x-www-form-urlencoded", Place.Octets => "application/octet-stream", _ => null };
        LoopbackAliyun.Demand(call.Headers.GetValueOrDefault("content-type") == mediaType, $"{action} has another media type");
        LoopbackAliyun.Demand(rule.Place == Place.Query ? call.Body.Length == 0 : call.Body.Length > 0, $"{action} and its body");
        LoopbackAliyun.Demand(rule.Place != Place.Form || call.Query.Count == 0, $"{action} takes nothing in the query");
        CheckParameters(rule, rule.Place == Place.Form ? call.Form : call.Query);
        if (action == "EntElementVerifyV2")
        {
            LoopbackAliyun.Demand((call.Query["InfoVerifyType"] == "ENT_4META") == call.Query.ContainsKey("LegalPersonCertNo"), "four elements are four");
        }
    }

    private static void CheckParameters(Rule rule, IReadOnlyDictionary<string, string> given)
    {
        var rest = given.Keys.ToHashSet();
        foreach (var (name, form) in rule.Parameters)
        {
            var plain = name.TrimEnd('?');
            LoopbackAliyun.Demand(rest.Remove(plain) || name.EndsWith('?'), $"{plain} is missing");
            LoopbackAliyun.Demand(!given.TryGetValue(plain, out var value) || Regex.IsMatch(value, form, RegexOptions.Singleline), $"{plain} has a wrong form");
        }

        LoopbackAliyun.Demand(rest.Count == 0, $"nobody knows {string.Join(", ", rest)}");
    }

    private sealed record Rule(string Version, Place Place, Dictionary<string, string> Parameters);
}

/// <summary>What the vendor answers on a good day. The receipts of messages come from those that it took.</summary>
internal static class AliyunAnswers
{
    public static IEnumerable<KeyValuePair<string, Func<VendorCall, (int Status, JsonObject Answer)>>> Willing { get; } =
    [
        With("Id2MetaVerify", () => new() { ["Code"] = "200", ["Message"] = "success", ["ResultObject"] = new JsonObject { ["BizCode"] = "1" } }),
        With("Id2MetaPeriodVerify", () => new() { ["Code"] = "200", ["Message"] = "success", ["ResultObject"] = new JsonObject { ["BizCode"] = "1" } }),
        With("EntElementVerifyV2", () => new()
        {
            ["Code"] = "Success",
            ["Result"] = new JsonObject { ["BizCode"] = "1", ["Status"] = "1", ["OpenTime"] = "2018-09-25/9999-09-09" },
        }),
        With("RecognizeIdcard", () => new() { ["Data"] = Card }),
        With("RecognizeBusinessLicense", () => new() { ["Data"] = Licence }),
        With("VerifyBusinessLicense", () => new() { ["Data"] = """{"code":"0","data":true,"message":"法人姓名、工商注册号一致"}""" }),
        With("SendSms", () => new() { ["Code"] = "OK", ["Message"] = "OK", ["BizId"] = "900619746936498440^0" }),
        With("GetCallerIdentity", () => new() { ["AccountId"] = "196813200012", ["Arn"] = "acs:ram::196813200012:root" }),
        With("SingleSendMail", () => new() { ["EnvId"] = "600000009998" }),
    ];

    /// <summary>Both sides in one picture.</summary>
    private static string Card => """
        {"data":{"face":{"data":{"name":"张三","sex":"男","ethnicity":"汉","birthDate":"1949年12月31日","address":"北京市","idNumber":"11010519491231002X"},
        "prism_keyValueInfo":[{"key":"name","keyProb":100,"value":"张三","valueProb":100,"valuePos":[{"x":1,"y":2}]}],
        "warning":{"completenessScore":100,"isCopy":0,"isReshoot":0,"qualityScore":89.3,"tamperScore":12.5},"angle":0,"ftype":0},
        "back":{"data":{"issueAuthority":"北京市公安局","validPeriod":"2010.01.01-2030.01.01"}}},"height":500,"width":800,"orgHeight":500,"orgWidth":800}
        """;

    private static string Licence => """
        {"data":{"creditCode":"91330106673959654P","companyName":"杭州某某有限公司","companyType":"有限责任公司","businessAddress":"杭州","legalPerson":"张三",
        "RegistrationDate":"2017年01月04日","validPeriod":"2017年01月04日至长期","validFromDate":"20170104","validToDate":"29991231"},"figure":[]}
        """;

    private static KeyValuePair<string, Func<VendorCall, (int Status, JsonObject Answer)>> With(string action, Func<JsonObject> answer) =>
        new(action, _ => (200, answer()));
}

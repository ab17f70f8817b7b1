using System.Globalization;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Providers.Aliyun.Dysms;

internal static class DysmsRequests
{
    /// <summary>The most that the vendor puts on one page.</summary>
    public const int PageSize = 50;

    private const string Version = "2017-05-25";

    private static readonly AliyunAction SendSms = new(AliyunProduct.Dysms, Version, "SendSms", Failover.WhenUnsent, PerSecond: 50);

    private static readonly AliyunAction QuerySendDetails =
        new(AliyunProduct.Dysms, Version, "QuerySendDetails", Failover.Always, PerSecond: 20);

    public static AliyunRequest Send(Sms message, string signName, string templateCode)
    {
        var query = new Dictionary<string, string>
        {
            ["PhoneNumbers"] = message.Phone,
            ["SignName"] = signName,
            ["TemplateCode"] = templateCode,
            ["OutId"] = message.OutId,
        };
        if (message.Parameters.Count > 0)
        {
            query["TemplateParam"] = AliyunJson.Write(message.Parameters);
        }

        return new(SendSms) { Query = query };
    }

    /// <summary>The vendor lists by number and by the day in China on which it took the message.</summary>
    public static AliyunRequest Details(string phone, DateOnly day, int page) => new(QuerySendDetails)
    {
        Query = new Dictionary<string, string>
        {
            ["PhoneNumber"] = phone,
            ["SendDate"] = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            ["PageSize"] = PageSize.ToString(CultureInfo.InvariantCulture),
            ["CurrentPage"] = page.ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary>All days on which a message made then can have been sent. The vendor remembers 30.</summary>
    public static IEnumerable<DateOnly> DaysSince(DateTimeOffset made, DateTimeOffset now)
    {
        var today = CalendarDay.Of(now);
        for (var day = Later(CalendarDay.Of(made), today.AddDays(-30)); day <= today; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

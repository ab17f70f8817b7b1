using System.Globalization;
using Certify.ServiceInterface.Domain.Documents;

namespace Certify.ServiceInterface.Providers.Aliyun.Identity;

internal static class IdentityRequests
{
    private const string Version = "2019-03-07";

    private static readonly AliyunAction Id2MetaVerify =
        new(AliyunProduct.Cloudauth, Version, "Id2MetaVerify", Failover.WhenFailed, PerSecond: 50);

    private static readonly AliyunAction Id2MetaPeriodVerify =
        new(AliyunProduct.Cloudauth, Version, "Id2MetaPeriodVerify", Failover.WhenFailed, PerSecond: 50);

    public static AliyunRequest TwoElements(string name, string number) => new(Id2MetaVerify) { Form = Elements(name, number) };

    /// <summary>The same with the printed period, or null where that is no span of days.</summary>
    public static AliyunRequest? WithPeriod(string name, string number, string? printedPeriod)
    {
        var validity = Validity.Parse(printedPeriod);
        ReadOnlySpan<char> text = Comparison.Fold(printedPeriod);
        if (validity.Kind is not (ValidityKind.Until or ValidityKind.NoEnd)
            || !PrintedDate.TryRead(ref text, out var start)
            || text.IsEmpty)
        {
            return null;
        }

        var form = Elements(name, number);
        form["ValidityStartDate"] = Day(start);
        form["ValidityEndDate"] = validity.End is { } end ? Day(end) : "长期";
        return new(Id2MetaPeriodVerify) { Form = form };
    }

    private static Dictionary<string, string> Elements(string name, string number) => new()
    {
        ["ParamType"] = "normal",
        ["UserName"] = name,
        // The vendor knows no card of the first generation; its 15 digits name the same person as these 18.
        ["IdentifyNum"] = Comparison.IdentityNumberForm(number),
    };

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

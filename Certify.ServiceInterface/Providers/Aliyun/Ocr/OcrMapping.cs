using Certify.ServiceInterface.Domain.Documents;

namespace Certify.ServiceInterface.Providers.Aliyun.Ocr;

/// <summary>From the vendor's answers to readings. A picture that shows nothing of use is a reading, too: the user's, not the vendor's.</summary>
internal static class OcrMapping
{
    private const string Succeeded = "200";

    /// <summary>The errors that speak about the picture. Those about its address are ours, since we send bytes.</summary>
    private static readonly HashSet<string> AboutThePicture = new(StringComparer.OrdinalIgnoreCase)
    {
        "illegalImageContent", "illegalImageType", "unmatchedImageType", "exceededImageContent", "unsupportedImageFormat", "illegalImageSize",
    };

    public static VendorAnswer<CardReading> Card(AliyunReply reply, CardSide side, OcrOptions options)
    {
        if (IsAboutThePicture(reply))
        {
            return reply.Of(new CardReading(Readable: false), reply.Code);
        }

        return reply.Read<OcrAnswer, CardReading>(answer => AliyunJson.Parse<CardDocument>(answer.Data)?.Data is { } sides
            ? reply.Of(side == CardSide.Front ? Front(sides.Face, options) : Back(sides.Back, options), Succeeded)
            : reply.Undocumented<CardReading>());
    }

    public static VendorAnswer<LicenceReading> Licence(AliyunReply reply)
    {
        if (IsAboutThePicture(reply))
        {
            return reply.Of(new LicenceReading(Readable: false), reply.Code);
        }

        return reply.Read<OcrAnswer, LicenceReading>(answer => AliyunJson.Parse<LicenceDocument>(answer.Data)?.Fields is { } fields
            ? reply.Of(Licence(fields), Succeeded)
            : reply.Undocumented<LicenceReading>());
    }

    private static bool IsAboutThePicture(AliyunReply reply) => reply.Status is >= 400 and < 500 && AboutThePicture.Contains(reply.Code);

    private static CardReading Front(CardFace? face, OcrOptions options)
    {
        var (name, number) = (Printed(face?.Fields?.Name), Printed(face?.Fields?.IdNumber));
        return new(Readable: name is not null || number is not null, name, number, Warnings: Marks(face?.Warning, options));
    }

    private static CardReading Back(CardBack? back, OcrOptions options)
    {
        var period = Printed(back?.Fields?.ValidPeriod);
        return new(
            Readable: period is not null || Printed(back?.Fields?.IssueAuthority) is not null,
            ValidPeriod: period,
            Warnings: Marks(back?.Warning, options));
    }

    private static LicenceReading Licence(LicenceFields fields)
    {
        var (name, person, number) = (CompanyName(fields.CompanyName), Printed(fields.LegalPerson), Printed(fields.CreditCode));
        return new(Readable: name is not null || person is not null || number is not null, name, person, number, Term(fields));
    }

    // Sole traders may have no name; their licence prints one of these in its place.
    private static string? CompanyName(string? printed) => Printed(printed) is { } name && name is not ("***" or "无") ? name : null;

    /// <summary>The printed words; the vendor's own days, where nothing is printed or in words that we do not know (<c>…至无固定期限</c>).</summary>
    private static string? Term(LicenceFields fields)
    {
        var printed = Printed(fields.ValidPeriod);
        var days = (Printed(fields.ValidFromDate), Printed(fields.ValidToDate)) switch
        {
            ({ } from, { } to) => $"{from}-{to}",
            (null, { } to) => to,
            (_, null) => null,
        };
        return printed is null || Validity.Parse(printed).Kind == ValidityKind.Unparsable ? days ?? printed : printed;
    }

    private static string? Printed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static List<string>? Marks(CardWarning? warning, OcrOptions options)
    {
        List<string> marks = [];
        AddIf("isCopy", warning?.IsCopy == 1);
        AddIf("isReshoot", warning?.IsReshoot == 1);
        AddIf("tamperScore", warning?.TamperScore > options.TamperAbove);
        AddIf("qualityScore", warning?.QualityScore < options.QualityBelow);
        AddIf("completenessScore", warning?.CompletenessScore < options.CompletenessBelow);
        return marks.Count > 0 ? marks : null;

        void AddIf(string mark, bool holds)
        {
            if (holds)
            {
                marks.Add(mark);
            }
        }
    }
}

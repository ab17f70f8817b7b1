using System.Text.Json.Serialization;

namespace Certify.ServiceInterface.Providers.Aliyun.Ocr;

/// <param name="Data">An object of its own, as a text.</param>
internal sealed record OcrAnswer(string? Data);

internal sealed record CardDocument([property: JsonPropertyName("data")] CardSides? Data);

/// <summary>A picture may show one side or both.</summary>
internal sealed record CardSides(
    [property: JsonPropertyName("face")] CardFace? Face,
    [property: JsonPropertyName("back")] CardBack? Back);

internal sealed record CardFace(
    [property: JsonPropertyName("data")] CardFaceFields? Fields,
    [property: JsonPropertyName("warning")] CardWarning? Warning);

internal sealed record CardFaceFields(
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("idNumber")] string? IdNumber);

internal sealed record CardBack(
    [property: JsonPropertyName("data")] CardBackFields? Fields,
    [property: JsonPropertyName("warning")] CardWarning? Warning);

internal sealed record CardBackFields(
    [property: JsonPropertyName("issueAuthority")] string? IssueAuthority,
    [property: JsonPropertyName("validPeriod")] string? ValidPeriod);

internal sealed record CardWarning(
    [property: JsonPropertyName("completenessScore")] double? CompletenessScore,
    [property: JsonPropertyName("isCopy")] int? IsCopy,
    [property: JsonPropertyName("isReshoot")] int? IsReshoot,
    [property: JsonPropertyName("qualityScore")] double? QualityScore,
    [property: JsonPropertyName("tamperScore")] double? TamperScore);

internal sealed record LicenceDocument([property: JsonPropertyName("data")] LicenceFields? Fields);

/// <param name="ValidToDate">29991231 where the term has no end.</param>
internal sealed record LicenceFields(
    [property: JsonPropertyName("creditCode")] string? CreditCode,
    [property: JsonPropertyName("companyName")] string? CompanyName,
    [property: JsonPropertyName("legalPerson")] string? LegalPerson,
    [property: JsonPropertyName("validPeriod")] string? ValidPeriod,
    [property: JsonPropertyName("validFromDate")] string? ValidFromDate,
    [property: JsonPropertyName("validToDate")] string? ValidToDate);

using System.Text.Json.Serialization;

namespace Certify.ServiceInterface.Providers.Aliyun.Company;

/// <param name="Code">The word <c>Success</c>, not a number, or why there is no result.</param>
internal sealed record ElementsAnswer(string? Code, ElementsResult? Result);

/// <param name="ReasonDetail">The elements that differ, separated by commas.</param>
/// <param name="Status">1 open, 2 moved out, 3 deregistered, 4 licence revoked, 5 cancelled, 6 suspended, 0 other.</param>
/// <param name="OpenTime">The company's term; an end of 9999-09-09 is none.</param>
internal sealed record ElementsResult(string? BizCode, string? ReasonDetail, string? Status, string? OpenTime);

/// <param name="Data">An object of its own, as a text.</param>
internal sealed record LicenceAnswer(string? Data);

internal sealed record LicenceVerdict(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("data")] string? Data);

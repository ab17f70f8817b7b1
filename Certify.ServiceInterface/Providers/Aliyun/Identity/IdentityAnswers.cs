namespace Certify.ServiceInterface.Providers.Aliyun.Identity;

/// <param name="Code">200, or why there is no result, inside an HTTP 200.</param>
internal sealed record IdentityAnswer(string? Code, IdentityResult? ResultObject);

internal sealed record IdentityResult(string? BizCode);

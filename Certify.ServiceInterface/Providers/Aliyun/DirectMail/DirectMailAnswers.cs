namespace Certify.ServiceInterface.Providers.Aliyun.DirectMail;

/// <param name="EnvId">The vendor's id of the message; there is no code on success.</param>
internal sealed record MailAnswer(string? EnvId, string? Code);

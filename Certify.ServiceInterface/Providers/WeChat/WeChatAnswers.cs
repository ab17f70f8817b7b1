using System.Text.Json.Serialization;

namespace Certify.ServiceInterface.Providers.WeChat;

/// <summary>Errors come inside HTTP 200, in the place of what was asked for.</summary>
internal interface IWeChatAnswer
{
    long? ErrorCode { get; }
}

/// <param name="IsSnapshotUser">1: a visitor of a snapshot page, whose ids are virtual.</param>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("errcode")] long? ErrorCode,
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("unionid")] string? UnionId,
    [property: JsonPropertyName("scope")] string? Scope,
    [property: JsonPropertyName("is_snapshotuser")] int? IsSnapshotUser) : IWeChatAnswer;

/// <summary>The session key is not read: nothing here decrypts with it.</summary>
internal sealed record SessionAnswer(
    [property: JsonPropertyName("errcode")] long? ErrorCode,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("unionid")] string? UnionId) : IWeChatAnswer;

internal sealed record ProfileAnswer(
    [property: JsonPropertyName("errcode")] long? ErrorCode,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("unionid")] string? UnionId,
    [property: JsonPropertyName("nickname")] string? NickName) : IWeChatAnswer;

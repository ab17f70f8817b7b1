using System.Runtime.Serialization;

namespace Certify.ServiceModel.TokenAuth;

/// <summary>The envelope of every answer of this door; by itself the answer that carries nothing else.</summary>
/// <remarks>token-auth.md 1.2: code and text come first, what an answer adds follows.</remarks>
[DataContract]
public class TokenAuthResponse
{
    /// <summary>The code; 0 is success.</summary>
    [DataMember(Name = "err_code")]
    public int ErrCode { get; set; }

    /// <summary>The text of <see cref="ErrCode"/>.</summary>
    [DataMember(Name = "err_msg")]
    public string ErrMsg { get; set; } = TokenAuthCodes.SuccessText;
}

/// <summary>An answer that gives a token.</summary>
[DataContract]
public sealed class IssuedTokenResponse : TokenAuthResponse
{
    /// <summary>The signed token for the header <c>x-token</c>: base64url, a dot, 64 hexadecimal digits.</summary>
    [DataMember(Name = "token")]
    public string Token { get; set; } = "";
}

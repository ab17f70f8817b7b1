using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>The envelope of UserCertify: <c>type</c>, <c>total</c>, <c>data</c>, in this order.</summary>
/// <remarks>protocols/user-certify.md 2.1; clients switch on <c>type</c> only, and a refusal never carries data.</remarks>
[DataContract]
public abstract class CertifyResponse
{
    /// <summary>The result: <c>OK</c>, or one of <see cref="UserCertifyCodes"/>; never empty.</summary>
    [DataMember(Name = "type")]
    [AllowedValuesOnWire("OK", "FAIL", "EXIST", "INVALID", "NO_AUTHORIZE", "NO_SESSION", "OTHER", "UNKNOWN", "NO_CERTIFY", "EXPIRED", "NO_ALLOW")]
    public string Type { get; set; } = UserCertifyCodes.Ok;

    /// <summary>Always null, lists included, *sic*.</summary>
    [DataMember(Name = "total")]
    [WrittenWhenNull]
    public object? Total { get; set; }
}

/// <summary>The answer of operations that return nothing but their result; also the form of every refusal.</summary>
[DataContract]
public sealed class ConfirmationResponse : CertifyResponse
{
    /// <summary>Always null.</summary>
    [DataMember(Name = "data")]
    [WrittenWhenNull]
    public object? Data { get; set; }
}

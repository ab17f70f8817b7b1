using System.Runtime.Serialization;

namespace Certify.ServiceModel.ApiV1;

/// <summary>The envelope of an answer that carries no data.</summary>
/// <remarks>api-v1.md 1: the members are in alphabetical order at every level, so envelopes with data cannot derive from this one.</remarks>
[DataContract]
public sealed class ApiV1Response
{
    /// <summary>The text of <see cref="Errno"/>.</summary>
    [DataMember(Name = "errmsg")]
    public string Errmsg { get; set; } = ApiV1Codes.OkText;

    /// <summary>The code, a string of digits; <c>0</c> is success.</summary>
    [DataMember(Name = "errno")]
    public string Errno { get; set; } = ApiV1Codes.Ok;
}

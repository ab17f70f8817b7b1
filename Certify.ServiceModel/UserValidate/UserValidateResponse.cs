using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserValidate;

/// <summary>The envelope of an answer that carries no data.</summary>
/// <remarks>user-validate.md 1.2. The order is that of the wire: version, response, context; inside, the payload stands before the result.</remarks>
[DataContract]
public sealed class UserValidateResponse
{
    /// <summary>The version of the protocol, always <c>0.1</c>.</summary>
    [DataMember(Name = "version")]
    public string Version { get; set; } = "0.1";

    /// <summary>The result.</summary>
    [DataMember(Name = "response")]
    public UserValidateResult Response { get; set; } = new();

    /// <summary>The request's context, unchanged; null when it had none.</summary>
    [DataMember(Name = "context")]
    [WrittenWhenNull]
    public object? Context { get; set; }
}

/// <summary>A result without payload.</summary>
[DataContract]
public sealed class UserValidateResult
{
    /// <summary>The code; 200 is success.</summary>
    [DataMember(Name = "result")]
    public int Result { get; set; } = 200;
}

using System.Runtime.Serialization;
using Certify.MessageHost.Pipeline;
using Certify.ServiceModel.Contracts;

namespace Certify.Bench.Messages;

/// <summary>Greets.</summary>
[DataContract]
[Tag("Bench")]
[Route("/bench/hello", "GET,POST")]
public sealed class Hello : IReturn<HelloResponse>, IPost
{
    /// <summary>Whom to greet.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }
}

/// <summary>The answer to <see cref="Hello"/>.</summary>
[DataContract]
public sealed class HelloResponse
{
    /// <summary>The greeting.</summary>
    [DataMember(Name = "text")]
    public string Text { get; set; } = "";
}

public sealed class HelloServices
{
    public Answer<HelloResponse> Post(Hello message) => new HelloResponse { Text = $"Hello, {message.Name}" };
}

namespace Certify.MessageHost.Pipeline;

/// <summary>A refusal in a protocol's own words, ready to be written.</summary>
/// <param name="Code">The protocol's code as text: <c>4103</c>, <c>403</c>, <c>20010</c>, <c>FAIL</c>.</param>
/// <param name="Text">The protocol's text for people; an English sentence where the protocol has none.</param>
/// <param name="Status">The HTTP status on legacy routes.</param>
/// <param name="TypedStatus">The HTTP status on typed routes.</param>
public sealed record Refusal(string Code, string Text, int Status, int TypedStatus)
{
    /// <summary>The fields at fault, by wire name, for typed clients.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    /// <summary>Seconds after which the caller may try again; 0 where that is not known.</summary>
    public int RetryAfterSeconds { get; init; }
}

/// <summary>What a service method gives back: the response, or the refusal.</summary>
public interface IAnswer
{
    object? Response { get; }

    Refusal? Refusal { get; }
}

/// <inheritdoc cref="IAnswer"/>
public readonly struct Answer<TResponse> : IAnswer
    where TResponse : class
{
    private Answer(TResponse? response, Refusal? refusal)
    {
        Response = response;
        Refusal = refusal;
    }

    public TResponse? Response { get; }

    public Refusal? Refusal { get; }

    object? IAnswer.Response => Response;

    public static implicit operator Answer<TResponse>(TResponse response) => new(response, null);

    public static implicit operator Answer<TResponse>(Refusal refusal) => new(null, refusal);
}

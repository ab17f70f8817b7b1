using System.Diagnostics.CodeAnalysis;

namespace Certify.ServiceInterface.Domain;

/// <summary>The result of an act: its value, or the fault that refuses it. Refusals are values; exceptions are for the unexpected.</summary>
public readonly struct Outcome<T>
{
    private readonly T value;

    private Outcome(T value, Fault? fault, string? detail)
    {
        this.value = value;
        Fault = fault;
        Detail = detail;
    }

    public Fault? Fault { get; }

    /// <summary>What exactly is wrong, as a short text that may be shown; null where the fault says it all.</summary>
    public string? Detail { get; }

    public bool Succeeded => Fault is null;

    public T Value => Fault is null ? value : throw new InvalidOperationException($"The act was refused: {Fault}.");

    public static implicit operator Outcome<T>(T value) => new(value, null, null);

    public static implicit operator Outcome<T>(Fault fault) => new(default!, fault, null);

    public static implicit operator Outcome<T>(Refused refused) => new(default!, refused.Fault, refused.Detail);

    public bool TryGet([MaybeNullWhen(false)] out T result)
    {
        result = value;
        return Fault is null;
    }
}

/// <summary>A fault with its detail, on its way into an <see cref="Outcome{T}"/>.</summary>
public readonly record struct Refused(Fault Fault, string? Detail = null);

/// <summary>The value of an act that gives nothing but its success.</summary>
public readonly record struct Done
{
    public static Done It => default;
}

namespace Certify.MessageHost.ClientCode;

/// <summary>A client language: how it spells a type, an enum and a class. The walk is <see cref="CodeWriter"/>'s.</summary>
internal abstract class Language
{
    /// <summary>The last part of its URL: <c>/types/{Name}</c>.</summary>
    public abstract string Name { get; }

    /// <summary>As people call it.</summary>
    public abstract string Title { get; }

    public virtual string MediaType => "text/plain; charset=utf-8";

    public abstract IReadOnlyList<CodeOption> Options { get; }

    public virtual HeaderMarks Header => HeaderMarks.Slashes;

    /// <summary>Further lines of the header, before the options.</summary>
    public virtual IEnumerable<string> HeaderFacts => [];

    /// <summary>What stands before all types; a language that wraps them opens the wrapping here.</summary>
    public abstract void Begin(CodeText text, CodePlan plan);

    /// <summary>The namespace in whose braces a type stands, in languages that have such.</summary>
    public virtual string? NamespaceOf(ApiType type, CodePlan plan) => null;

    public abstract void WriteEnum(CodeText text, ApiType type, CodePlan plan);

    public abstract void WriteClass(CodeText text, ApiType type, CodePlan plan);

    public virtual void End(CodeText text, CodePlan plan)
    {
    }
}

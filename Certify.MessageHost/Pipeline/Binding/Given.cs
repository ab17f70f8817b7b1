using System.Text.Json;
using Certify.ServiceModel.Contracts;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>The parts of a request, the later one winning where a legacy route finds a value in two.</summary>
internal enum Origin : byte
{
    Nowhere,
    Json,
    Form,
    Query,
    Path,
}

/// <summary>What a request gives for one property, before it is read as the property's type.</summary>
internal struct Given
{
    public Origin Origin;

    public string? Text;

    /// <summary>All the values of a list's repeated key.</summary>
    public List<string>? Repeated;

    public JsonElement Json;

    public UploadedFile? File;
}

/// <summary>Everything that a message may be made from.</summary>
internal readonly struct BindingInput
{
    /// <summary>Names as typed clients spell them: ignoring case and underscores, and the body wins over the query.</summary>
    public bool Lenient { get; init; }

    /// <summary>A JSON number or boolean is taken as its text where text is wanted.</summary>
    public bool ScalarsAsText { get; init; }

    public bool FirstOfRepeated { get; init; }

    /// <summary>A value of no characters counts as absent.</summary>
    public bool EmptyIsAbsent { get; init; }

    /// <summary>The query with its question mark; null where it does not count.</summary>
    public string? Query { get; init; }

    /// <summary>The only wire names that count in the query; null: all do.</summary>
    public IReadOnlyList<string>? QueryMembers { get; init; }

    /// <summary>The object that holds the parameters; undefined where there is none.</summary>
    public JsonElement Parameters { get; init; }

    /// <summary>The body, some of whose members count beside the parameters; undefined where none do.</summary>
    public JsonElement Root { get; init; }

    public IReadOnlyList<string> RootMembers { get; init; }

    public FormFields? Form { get; init; }

    /// <summary>The values of the path's places.</summary>
    public ReadOnlyMemory<PathValue> Path { get; init; }
}

/// <summary>A value from the path, for the property at that index.</summary>
internal readonly record struct PathValue(int Property, string Text);

/// <summary>A message and what is wrong with it, in the order of its properties.</summary>
internal readonly record struct Bound(object Message, IReadOnlyList<FieldProblem> Problems);

using Certify.MessageHost.Operations;

namespace Certify.MessageHost.ClientCode;

/// <summary>
/// What clients are told about a catalogue: every request, every answer and every type inside them. Enums come first and requests
/// last; each class follows its base and what it mentions.
/// </summary>
public sealed record ApiModel(IReadOnlyList<ApiType> Types)
{
    /// <summary>Request types that every client library brings itself: generated again they would clash.</summary>
    private static readonly HashSet<string> OwnedByLibraries = ["GetAccessToken"];

    public IEnumerable<ApiType> Requests => Types.Where(type => type.IsRequest);

    public ApiType? Find(string name) => Types.FirstOrDefault(type => type.Name == name);

    /// <exception cref="CatalogueException">A message has a type that some client language cannot express.</exception>
    public static ApiModel Build(Catalogue catalogue) => new ApiModelBuilder(catalogue.Documentation).Build(catalogue.Operations);

    /// <summary>Without what client libraries have themselves, and what only that mentions.</summary>
    public ApiModel ForClientCode()
    {
        var kept = WithReferences(Requests.Select(request => request.Name).Where(name => !OwnedByLibraries.Contains(name)));
        return new ApiModel([.. Types.Where(type => kept.Contains(type.Name))]);
    }

    /// <summary>The named types and all that they mention, through however many steps.</summary>
    public HashSet<string> WithReferences(IEnumerable<string> names)
    {
        var byName = Types.ToDictionary(type => type.Name);
        var reached = new HashSet<string>();
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (byName.TryGetValue(name, out var type) && reached.Add(name))
            {
                foreach (var reference in type.References)
                {
                    open.Push(reference);
                }
            }
        }

        return reached;
    }
}

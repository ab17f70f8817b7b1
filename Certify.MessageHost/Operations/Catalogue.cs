using System.Collections.Frozen;
using System.Reflection;
using Certify.MessageHost.Pipeline;
using Certify.ServiceModel.Contracts;

namespace Certify.MessageHost.Operations;

/// <summary>All operations, built and verified once at start. Endpoints, documents and client code are made from it.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, Operation> byName;

    internal Catalogue(IReadOnlyList<Operation> operations, Documentation documentation)
    {
        Operations = operations;
        Documentation = documentation;
        byName = operations.ToFrozenDictionary(operation => operation.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every operation, ordered by door and name.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The messages' doc comments.</summary>
    public Documentation Documentation { get; }

    /// <summary>The operation of that name, ignoring case.</summary>
    public Operation? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Takes every class of the assembly that has a route or a door.</summary>
    /// <exception cref="CatalogueException">Messages, services and protocols do not fit together.</exception>
    public static Catalogue Build(Assembly messages, IEnumerable<Type> serviceTypes, IEnumerable<IProtocol> protocols) =>
        Build(messages.GetExportedTypes().Where(IsMessage), serviceTypes, protocols, Documentation.Beside(messages));

    /// <exception cref="CatalogueException">Messages, services and protocols do not fit together.</exception>
    public static Catalogue Build(IEnumerable<Type> messages, IEnumerable<Type> serviceTypes, IEnumerable<IProtocol> protocols, Documentation documentation) =>
        new CatalogueBuilder([.. messages], [.. serviceTypes], protocols.ToDictionary(protocol => protocol.Name), documentation).Build();

    private static bool IsMessage(Type type) =>
        type is { IsClass: true, IsAbstract: false } && (type.IsDefined(typeof(RouteAttribute), false) || type.IsDefined(typeof(TagAttribute), false));
}

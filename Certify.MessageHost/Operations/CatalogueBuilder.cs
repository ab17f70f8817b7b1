using System.Reflection;
using Certify.MessageHost.Pipeline;
using Certify.MessageHost.Pipeline.Binding;
using Certify.ServiceModel.Contracts;

namespace Certify.MessageHost.Operations;

/// <summary>Puts messages, service methods and protocols together, and says in sentences where they do not fit.</summary>
internal sealed class CatalogueBuilder(
    IReadOnlyList<Type> messages, IReadOnlyList<Type> services, IReadOnlyDictionary<string, IProtocol> protocols, Documentation documentation)
{
    private readonly List<string> failures = [];

    public Catalogue Build()
    {
        var methods = FindMethods();
        var operations = messages.Select(message => Describe(message, methods[message])).OfType<Operation>()
            .OrderBy(operation => operation.Door, StringComparer.Ordinal).ThenBy(operation => operation.Name, StringComparer.Ordinal)
            .ToArray();
        failures.AddRange(messages.GroupBy(message => message.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => $"{string.Join(" and ", same.Select(type => type.FullName))} have one name; the name is the typed URL."));
        failures.AddRange(RouteConflicts.Find(operations));
        return failures.Count == 0 ? new Catalogue(operations, documentation) : throw new CatalogueException(failures);
    }

    private ILookup<Type, MethodInfo> FindMethods()
    {
        var known = messages.ToHashSet();
        var methods = services.SelectMany(ServiceMethods.Of).ToLookup(ServiceMethods.MessageOf);
        failures.AddRange(methods.Where(group => !known.Contains(group.Key)).SelectMany(group => group)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name} takes {ServiceMethods.MessageOf(method).Name}, which is no message of the catalogue."));
        return methods;
    }

    private Operation? Describe(Type message, IEnumerable<MethodInfo> methods)
    {
        var before = failures.Count;
        var door = CheckDoor(message);
        if (!ServiceMethods.TryResponseOf(message, out var response))
        {
            failures.Add($"{message.Name} must implement exactly one of IReturn<T> and IReturnVoid.");
        }

        var method = CheckMethod(message, response, [.. methods]);
        CheckDocumentation(message);
        CheckProperties(message);
        var routes = CheckRoutes(message);
        if (failures.Count > before)
        {
            return null;
        }

        return new Operation
        {
            Name = message.Name,
            Door = door,
            RequestType = message,
            ResponseType = response,
            Method = method!,
            Routes = routes,
            TypedVerb = TypedVerbOf(message),
            RequiresSession = message.IsDefined(typeof(RequiresSessionAttribute)) || message.IsDefined(typeof(RequiresRoleAttribute)),
            AllowsGuest = message.GetCustomAttribute<RequiresSessionAttribute>()?.AllowGuest ?? false,
            RequiredRole = message.GetCustomAttribute<RequiresRoleAttribute>()?.Role,
            NotInBatch = message.IsDefined(typeof(NotInBatchAttribute)),
            Fails = [.. message.GetCustomAttributes<FailsAttribute>().Select(fails => (fails.Code, fails.When))],
            Summary = documentation.Summary(message)!,
            Remarks = documentation.Remarks(message),
        };
    }

    private string CheckDoor(Type message)
    {
        var door = message.GetCustomAttribute<TagAttribute>()?.Name;
        if (door is null || !protocols.TryGetValue(door, out var protocol))
        {
            failures.Add(door is null ? $"{message.Name} has no [Tag]." : $"{message.Name} has the tag {door}, of which there is no protocol.");
            return "";
        }

        failures.AddRange(message.GetCustomAttributes<FailsAttribute>().Where(fails => !protocol.Codes.ContainsKey(fails.Code))
            .Select(fails => $"{message.Name} fails with {fails.Code}, which is no code of {door}."));
        return door;
    }

    private MethodInfo? CheckMethod(Type message, Type? response, MethodInfo[] methods)
    {
        if (methods.Length != 1)
        {
            failures.Add(methods.Length == 0
                ? $"{message.Name} has no service method."
                : $"{message.Name} has more than one service method: {string.Join(", ", methods.Select(method => $"{method.DeclaringType!.Name}.{method.Name}"))}.");
            return null;
        }

        var (found, expected) = (methods[0], ServiceMethods.Expected(response));
        if (!ServiceMethods.Returns(found, expected))
        {
            var what = response is null ? "Refusal?" : $"Answer<{expected.GetGenericArguments()[0].Name}>";
            failures.Add($"{found.DeclaringType!.Name}.{found.Name}({message.Name}) must return {what}, or a Task or ValueTask of it.");
        }

        if (found.DeclaringType!.GetConstructors().Length != 1)
        {
            failures.Add($"{found.DeclaringType.Name} must have exactly one public constructor.");
        }

        return found;
    }

    private void CheckDocumentation(Type message)
    {
        if (documentation.Summary(message) is null)
        {
            failures.Add($"{message.Name} has no doc comment.");
        }

        failures.AddRange(WireProperty.Of(message).Where(property => documentation.Summary(property.Property) is null)
            .Select(property => $"{message.Name}.{property.Property.Name} has no doc comment."));
    }

    private void CheckProperties(Type message)
    {
        if (message.GetConstructor(Type.EmptyTypes) is null)
        {
            failures.Add($"{message.Name} has no constructor without parameters.");
        }

        failures.AddRange(WireProperty.Of(message).Where(property => !property.Property.CanWrite || !ValueReader.Knows(property.Property.PropertyType))
            .Select(property => $"{message.Name}.{property.Property.Name} cannot be bound: it is read-only or of a type that no request can carry."));
        failures.AddRange(WireProperty.Of(message).GroupBy(property => property.Name).Where(same => same.Count() > 1)
            .Select(same => $"{message.Name} has two properties named {same.Key} on the wire."));
    }

    private OperationRoute[] CheckRoutes(Type message)
    {
        var routes = new List<OperationRoute>();
        foreach (var route in message.GetCustomAttributes<RouteAttribute>())
        {
            if (RoutePattern.Check(route) is { } wrong)
            {
                failures.Add($"{message.Name}'s route {route.Path} {wrong}.");
                continue;
            }

            failures.AddRange(RoutePattern.Parse(route.Path).Places.Where(place => !HasProperty(message, place))
                .Select(place => $"{message.Name}'s route {route.Path} has the place {place}, which is no property."));
            var verbs = route.Verbs.Split(',', StringSplitOptions.TrimEntries);
            failures.AddRange(verbs.Where(verb => verb is not ("GET" or "POST" or "PUT" or "DELETE"))
                .Select(verb => $"{message.Name}'s route {route.Path} has the method '{verb}'; it may be GET, POST, PUT or DELETE."));
            routes.AddRange(verbs.Select(verb => new OperationRoute(route.Path, verb)));
        }

        return [.. routes];
    }

    private static bool HasProperty(Type message, string place) =>
        WireProperty.Of(message).Any(property => property.Property.Name.Equals(place, StringComparison.OrdinalIgnoreCase));

    private static string TypedVerbOf(Type message) =>
        typeof(IGet).IsAssignableFrom(message) ? "GET"
        : typeof(IPut).IsAssignableFrom(message) ? "PUT"
        : typeof(IDelete).IsAssignableFrom(message) ? "DELETE"
        : "POST";
}

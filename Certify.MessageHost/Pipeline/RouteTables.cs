using Certify.MessageHost.Operations;

namespace Certify.MessageHost.Pipeline;

/// <summary>The routes of all operations, by the template that ASP.NET matches.</summary>
internal sealed class RouteTables(IAuthenticator authenticator)
{
    private readonly Dictionary<string, RouteTable> tables = new(StringComparer.OrdinalIgnoreCase);

    public void AddLegacy(OperationHandler handler)
    {
        foreach (var route in handler.Operation.Routes)
        {
            var template = RoutePattern.Parse(route.Path).ToTemplate();
            if (!tables.TryGetValue(template, out var table))
            {
                tables[template] = table = new RouteTable
                {
                    WrongMethod = allow => new WrongMethodTarget(handler.Operation, handler.Protocol, typed: false, allow),
                };
            }

            table.Add(route.Verb, new OperationTarget(handler, RouteKind.Legacy, authenticator, handler.Reader.Places(route)));
        }
    }

    public void AddTyped(OperationHandler handler)
    {
        var name = handler.Operation.Name;
        Add($"/api/{name}", handler, RouteKind.Typed);
        Add($"/json/reply/{name}", handler, RouteKind.Typed);
        Add($"/json/oneway/{name}", handler, RouteKind.OneWay);
    }

    public IEnumerable<(string Template, RouteTable Table)> Sealed()
    {
        foreach (var (template, table) in tables)
        {
            table.Seal();
            yield return (template, table);
        }
    }

    /// <summary>POST always works; GET where the operation only reads, the stated method where there is one. A batch is a POST.</summary>
    private void Add(string path, OperationHandler handler, RouteKind kind)
    {
        var single = NewTable(handler, takesOverride: true);
        var target = new OperationTarget(handler, kind, authenticator, places: []);
        single.Add(handler.Operation.TypedVerb, target);
        single.Add("POST", target);
        tables.Add(path, single);

        var batch = NewTable(handler, takesOverride: false);
        batch.Add("POST", new BatchTarget(handler, kind, authenticator));
        tables.Add(path + "[]", batch);
    }

    private static RouteTable NewTable(OperationHandler handler, bool takesOverride) => new()
    {
        WrongMethod = allow => new WrongMethodTarget(handler.Operation, handler.Protocol, typed: true, allow),
        TakesOverride = takesOverride,
    };
}

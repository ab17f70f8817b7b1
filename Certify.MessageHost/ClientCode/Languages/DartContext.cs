namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>The table at the end of Dart code, by which the client library makes objects from type names.</summary>
internal static class DartContext
{
    public static void Write(CodeText text, CodePlan plan)
    {
        var host = Uri.TryCreate(plan.BaseUrl, UriKind.Absolute, out var url) ? url.Host.Replace('.', '_') : "dtos";
        text.Block($"TypeContext _ctx = TypeContext(library: '{host}', types: <String, TypeInfo> {{", () =>
        {
            foreach (var type in plan.Model.Types)
            {
                text.Line($"'{NameOf(type)}': {InfoOf(type)},");
            }

            foreach (var used in Closed(plan.Model))
            {
                var create = used is TypeReference.Named ? $"{Dart.Spell(used)}()" : used is TypeReference.ListOf list ? $"<{Dart.Spell(list.Item)}>[]" : $"{Dart.Spell(used)}()";
                text.Line($"'{Dart.Spell(used)}': TypeInfo(TypeOf.Class, create:() => {create}),");
            }
        }, "});");
    }

    private static string NameOf(ApiType type) => type.Parameters.Count == 0 ? type.Name : $"{type.Name}<{string.Join(",", type.Parameters)}>";

    private static string InfoOf(ApiType type) =>
        type.IsEnum ? $"TypeInfo(TypeOf.Enum, enumValues:{type.Name}.values)"
        : type.Parameters.Count > 0 ? $"TypeInfo(TypeOf.GenericDef, create:() => {type.Name}())"
        : $"TypeInfo(TypeOf.Class, create:() => {type.Name}())";

    /// <summary>The lists, maps and generic types that something mentions, without those that still have a parameter.</summary>
    private static IEnumerable<TypeReference> Closed(ApiModel model) =>
        model.Types.SelectMany(type => type.Properties.Select(property => property.Type).Concat(type.Returns is { } returns ? [returns] : []).Concat(type.Base is { } parent ? [parent] : []))
            .SelectMany(Parts)
            .Where(type => !IsOpen(type))
            .DistinctBy(type => Dart.Spell(type));

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        TypeReference.ListOf list => Parts(list.Item).Append(type),
        TypeReference.MapOf map => Parts(map.Value).Append(type),
        TypeReference.Named { Arguments.Count: > 0 } named => named.Arguments.SelectMany(Parts).Append(type),
        _ => [],
    };

    private static bool IsOpen(TypeReference type) => type switch
    {
        TypeReference.Parameter => true,
        TypeReference.ListOf list => IsOpen(list.Item),
        TypeReference.MapOf map => IsOpen(map.Value),
        TypeReference.Named named => named.Arguments.Any(IsOpen),
        _ => false,
    };
}

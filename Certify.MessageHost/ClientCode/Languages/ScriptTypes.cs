namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>How TypeScript spells types and values; its three forms share it.</summary>
internal static class ScriptTypes
{
    /// <summary>The options of TypeScript's two forms; they differ in one default.</summary>
    public static IReadOnlyList<CodeOption> Options(string optional) =>
    [
        new("GlobalNamespace"), new("MakePropertiesOptional", optional), new("AddServiceStackTypes", "True"), new("AddResponseStatus", "False"),
        new("AddImplicitVersion"), new("AddDescriptionAsComments", "True"), new("IncludeTypes"), new("ExcludeTypes"), new("DefaultImports"),
    ];

    /// <summary><c>Name:./file</c> or <c>Name</c>, which comes from the client library. A script of ours imports none from another host.</summary>
    public static void Imports(CodeText text, CodePlan plan)
    {
        foreach (var import in plan.Choices.List("DefaultImports").Where(import => !import.Contains("//", StringComparison.Ordinal)))
        {
            var parts = import.Split(':');
            text.Line($"import {{ {parts[0]} }} from \"{(parts.Length == 2 ? parts[1] : "@servicestack/client")}\";");
        }
    }

    public static string Spell(TypeReference type) => type switch
    {
        TypeReference.Scalar scalar => Spell(scalar.Kind),
        TypeReference.ListOf list => $"{Spell(list.Item)}[]",
        TypeReference.MapOf map => $"{{ [index:string]: {Spell(map.Value)}; }}",
        TypeReference.Named { Arguments.Count: 0 } named => named.Name,
        TypeReference.Named named => $"{named.Name}<{string.Join(", ", named.Arguments.Select(Spell))}>",
        TypeReference.Parameter parameter => parameter.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>What <c>IReturn</c> names: a file comes as a Blob.</summary>
    public static string SpellAnswer(TypeReference type) => IsFile(type) ? "Blob" : Spell(type);

    /// <summary>The empty value by which the client library tells what it reads.</summary>
    public static string NewAnswer(TypeReference? type, bool typed) => type switch
    {
        null => "",
        TypeReference.Scalar { Kind: ScalarKind.Text } => "return '';",
        _ when IsFile(type) => "return new Blob();",
        TypeReference.ListOf list => typed ? $"return new Array<{Spell(list.Item)}>();" : "return [];",
        TypeReference.Named named => typed ? $"return new {Spell(named)}();" : $"return new {named.Name}();",
        _ => "return {};",
    };

    public static string NameOf(ApiType type) => type.Parameters.Count == 0 ? type.Name : $"{type.Name}<{string.Join(", ", type.Parameters)}>";

    /// <summary>A property that is always sent starts as an empty collection; null for others.</summary>
    public static string? InitialOf(ApiProperty property) => property.Initial ?? (property.IsNullable ? null : property.Type switch
    {
        TypeReference.ListOf => "[]",
        TypeReference.MapOf => "{}",
        _ => null,
    });

    public static void DocComment(CodeText text, CodePlan plan, string? words)
    {
        if (!plan.Describes || words is null)
        {
            return;
        }

        var lines = CodeText.Wrap(words.Replace("*/", "* /", StringComparison.Ordinal), 110).ToArray();
        if (lines.Length == 1)
        {
            text.Line($"/** {lines[0]} */");
            return;
        }

        text.Line("/**");
        foreach (var line in lines)
        {
            text.Line(" * " + line);
        }

        text.Line(" */");
    }

    /// <summary>The lines about what is not in the class: its routes, and the files that go beside it.</summary>
    public static void Remarks(CodeText text, ApiType type, string mark)
    {
        foreach (var route in type.Operation?.Routes ?? [])
        {
            text.Line($"{mark} @Route(\"{route.Path}\", \"{route.Verb}\")");
        }
    }

    public static void FileRemarks(CodeText text, ApiType type, string mark)
    {
        foreach (var file in type.Files)
        {
            text.Comment(mark + " ", $"{file.PartName} is sent as a file of the form. {file.Summary}");
        }
    }

    private static bool IsFile(TypeReference type) => type is TypeReference.Scalar { Kind: ScalarKind.Bytes };

    private static string Spell(ScalarKind kind) => kind switch
    {
        ScalarKind.Text or ScalarKind.Identifier or ScalarKind.Instant or ScalarKind.Day or ScalarKind.Bytes => "string",
        ScalarKind.Boolean => "boolean",
        ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.Double or ScalarKind.Decimal => "number",
        ScalarKind.Any => "any",
    };
}

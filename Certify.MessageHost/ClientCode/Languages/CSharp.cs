namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>Partial classes in the messages' namespaces. They always carry their wire names, because most differ from the property's.</summary>
internal sealed class CSharp : Language
{
    private const string Libraries = "System,System.Collections,System.Collections.Generic,System.Runtime.Serialization,ServiceStack,ServiceStack.DataAnnotations";

    private static readonly HashSet<string> Keywords =
    [
        "base", "bool", "break", "byte", "case", "catch", "char", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else",
        "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface",
        "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sealed", "short", "sizeof", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint",
        "ulong", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "abstract", "as", "checked", "unchecked", "implicit", "stackalloc",
    ];

    public override string Name => "csharp";

    public override string Title => "C#";

    public override IReadOnlyList<CodeOption> Options { get; } =
    [
        new("GlobalNamespace"), new("MakePartial", "True"), new("MakeVirtual", "True"), new("MakeInternal", "False"),
        new("MakeDataContractsExtensible", "False"), new("AddNullableAnnotations", "True"), new("AddReturnMarker", "True"),
        new("AddDescriptionAsComments", "True"), new("AddDataContractAttributes", "False"), new("AddIndexesToDataMembers", "False"),
        new("AddGeneratedCodeAttributes", "False"), new("AddResponseStatus", "False"), new("AddImplicitVersion"), new("InitializeCollections", "False"),
        new("ExportValueTypes", "False"), new("IncludeTypes"), new("ExcludeTypes"), new("AddNamespaces"),
        new("AddDefaultXmlNamespace", "http://schemas.servicestack.net/types"),
    ];

    public override void Begin(CodeText text, CodePlan plan)
    {
        text.Line(Annotates(plan) ? "#nullable enable" : "#nullable disable");
        text.Line();
        var own = plan.Model.Types.Select(type => NamespaceOf(type, plan)).Distinct().Order(StringComparer.Ordinal);
        foreach (var name in Libraries.Split(',').Concat(plan.Choices.List("AddNamespaces")).Concat(own).Distinct())
        {
            text.Line($"using {name};");
        }

        text.Line();
    }

    public override string NamespaceOf(ApiType type, CodePlan plan) =>
        plan.Choices.Text("GlobalNamespace") is { Length: > 0 } name ? name : type.Namespace;

    public override void WriteEnum(CodeText text, ApiType type, CodePlan plan)
    {
        Comment(text, plan, type.Summary);
        text.Braces($"{Access(plan)} enum {type.Name}", () =>
        {
            foreach (var member in type.Members!)
            {
                Comment(text, plan, member.Summary);
                text.Line($"{Escape(member.Name)},");
            }
        });
    }

    public override void WriteClass(CodeText text, ApiType type, CodePlan plan)
    {
        Comment(text, plan, type.Summary);
        foreach (var route in type.Operation?.Routes ?? [])
        {
            text.Line($"[Route(\"{route.Path}\", \"{route.Verb}\")]");
        }

        if (plan.Choices.Flag("AddGeneratedCodeAttributes"))
        {
            text.Line("[System.CodeDom.Compiler.GeneratedCode(\"AddServiceStackReference\", \"10.15\")]");
        }

        text.Line("[DataContract]");
        var heritage = Heritage(type, plan);
        text.Braces($"{Access(plan)} {Modifiers(type, plan)}class {type.Name}{Parameters(type)}{heritage}", () => WriteMembers(text, type, plan));
    }

    private static void WriteMembers(CodeText text, ApiType type, CodePlan plan)
    {
        var order = 0;
        foreach (var property in type.Properties)
        {
            order++;
            Comment(text, plan, property.Description);
            var index = plan.Choices.Flag("AddIndexesToDataMembers") ? $", Order = {order}" : "";
            text.Line($"[DataMember(Name = \"{property.WireName}\"{index})]");
            var name = Escape(property.Name == type.Name ? property.Name + "_" : property.Name);
            var spelled = Spell(property.Type) + (property.IsNullable && (Annotates(plan) || IsValue(property.Type)) ? "?" : "");
            text.Line($"public {(plan.Choices.Flag("MakeVirtual") ? "virtual " : "")}{spelled} {name} {{ get; set; }}{Initial(property, plan)}");
            text.Line();
        }

        ScriptTypes.FileRemarks(text, type, "//");
    }

    /// <summary>What is never null starts as something, so that the code compiles without warnings.</summary>
    private static string Initial(ApiProperty property, CodePlan plan) => (property.Initial, property.Type) switch
    {
        ({ } value, _) => $" = {value};",
        (_, TypeReference.ListOf or TypeReference.MapOf) when !property.IsNullable || plan.Choices.Flag("InitializeCollections") => " = new();",
        _ when property.IsNullable || IsValue(property.Type) || !Annotates(plan) => "",
        (_, TypeReference.Scalar { Kind: ScalarKind.Text }) => " = \"\";",
        _ => " = null!;",
    };

    private static string Heritage(ApiType type, CodePlan plan)
    {
        var parents = new List<string>();
        if (type.Base is { } parent)
        {
            parents.Add(Spell(parent));
        }

        if (type.IsRequest && plan.Choices.Flag("AddReturnMarker"))
        {
            parents.Add(type.Returns is { } returns ? $"IReturn<{Spell(returns)}>" : "IReturnVoid");
            parents.Add(CodePlan.MarkerOf(type));
        }

        return parents.Count == 0 ? "" : " : " + string.Join(", ", parents);
    }

    private static string Spell(TypeReference type) => type switch
    {
        TypeReference.Scalar scalar => Spell(scalar.Kind),
        TypeReference.ListOf list => $"List<{Spell(list.Item)}>",
        TypeReference.MapOf map => $"Dictionary<string, {Spell(map.Value)}>",
        TypeReference.Named { Arguments.Count: 0 } named => named.Name,
        TypeReference.Named named => $"{named.Name}<{string.Join(", ", named.Arguments.Select(Spell))}>",
        TypeReference.Parameter parameter => parameter.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string Spell(ScalarKind kind) => kind switch
    {
        ScalarKind.Text => "string",
        ScalarKind.Boolean => "bool",
        ScalarKind.Int32 => "int",
        ScalarKind.Int64 => "long",
        ScalarKind.Double => "double",
        ScalarKind.Decimal => "decimal",
        ScalarKind.Identifier => "Guid",
        ScalarKind.Instant => "DateTimeOffset",
        ScalarKind.Day => "DateOnly",
        ScalarKind.Bytes => "byte[]",
        ScalarKind.Any => "object",
    };

    private static bool IsValue(TypeReference type) => type is TypeReference.Named { IsEnum: true }
        or TypeReference.Scalar { Kind: not (ScalarKind.Text or ScalarKind.Bytes or ScalarKind.Any) };

    private static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    private static string Parameters(ApiType type) => type.Parameters.Count == 0 ? "" : $"<{string.Join(", ", type.Parameters)}>";

    private static string Access(CodePlan plan) => plan.Choices.Flag("MakeInternal") ? "internal" : "public";

    private static string Modifiers(ApiType type, CodePlan plan) =>
        (type.IsAbstract ? "abstract " : "") + (plan.Choices.Flag("MakePartial") ? "partial " : "");

    private static bool Annotates(CodePlan plan) => plan.Choices.Flag("AddNullableAnnotations");

    private static void Comment(CodeText text, CodePlan plan, string? words)
    {
        if (plan.Describes && words is not null)
        {
            var escaped = words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
            text.Line("///<summary>");
            text.Comment("///", escaped);
            text.Line("///</summary>");
        }
    }
}

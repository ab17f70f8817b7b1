namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>
/// Classes with null safety that read and write wire names. Every closed generic type is registered, because Dart cannot make one from
/// its name at run time.
/// </summary>
internal sealed class Dart : Language
{
    /// <summary>Keywords, and members that the client library's interfaces bring.</summary>
    private static readonly HashSet<string> Taken =
    [
        "assert", "break", "case", "catch", "class", "const", "continue", "default", "do", "else", "enum", "extends", "false", "final", "finally", "for",
        "if", "in", "is", "new", "null", "rethrow", "return", "super", "switch", "this", "throw", "true", "try", "var", "void", "while", "with",
        "context", "fromMap", "toJson", "createResponse", "getTypeName", "getResponseTypeName", "hashCode", "runtimeType", "toString",
    ];

    public override string Name => "dart";

    public override string Title => "Dart";

    public override IReadOnlyList<CodeOption> Options { get; } =
    [
        new("GlobalNamespace"), new("AddServiceStackTypes", "True"), new("AddResponseStatus", "False"), new("AddImplicitVersion"),
        new("AddDescriptionAsComments", "True"), new("IncludeTypes"), new("ExcludeTypes"), new("DefaultImports", "package:servicestack/servicestack.dart"),
    ];

    public override void Begin(CodeText text, CodePlan plan)
    {
        text.Line("import 'dart:typed_data';");
        foreach (var import in plan.Choices.List("DefaultImports"))
        {
            text.Line($"import '{import}';");
        }

        text.Line();
    }

    public override void WriteEnum(CodeText text, ApiType type, CodePlan plan)
    {
        Comment(text, plan, type.Summary);
        text.Braces($"enum {type.Name}", () =>
        {
            foreach (var member in type.Members!)
            {
                text.Line($"{member.Name},");
            }
        });
    }

    public override void WriteClass(CodeText text, ApiType type, CodePlan plan)
    {
        Comment(text, plan, type.Summary);
        ScriptTypes.Remarks(text, type, "//");
        text.Braces($"class {type.Name}{Parameters(type)}{Heritage(type)}", () =>
        {
            foreach (var property in type.Properties)
            {
                Comment(text, plan, property.Description);
                text.Line($"{Spell(property.Type)}? {MemberOf(property)}{(property.Initial is null ? "" : $" = {property.Initial}")};");
            }

            ScriptTypes.FileRemarks(text, type, "//");
            text.Line();
            WriteConversion(text, type, plan);
            WriteAnswer(text, type);
            var generic = type.Parameters.Count == 0 ? "" : $"<{string.Join(",", type.Parameters.Select(parameter => $"${parameter}"))}>";
            text.Line($"getTypeName() => \"{type.Name}{generic}\";");
            text.Line("TypeContext? context = _ctx;");
        });
    }

    public override void End(CodeText text, CodePlan plan) => DartContext.Write(text, plan);

    /// <param name="mark">Stands before type parameters: a dollar sign inside strings, where Dart then puts the real type.</param>
    public static string Spell(TypeReference type, string mark = "") => type switch
    {
        TypeReference.Scalar scalar => Spell(scalar.Kind),
        TypeReference.ListOf list => $"List<{Spell(list.Item, mark)}>",
        TypeReference.MapOf map => $"Map<String,{Spell(map.Value, mark)}?>",
        TypeReference.Named { Arguments.Count: 0 } named => named.Name,
        TypeReference.Named named => $"{named.Name}<{string.Join(",", named.Arguments.Select(argument => Spell(argument, mark)))}>",
        TypeReference.Parameter parameter => mark + parameter.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static void WriteConversion(CodeText text, ApiType type, CodePlan plan)
    {
        var inherited = Inherited(type, plan).ToArray();
        var arguments = inherited.Select(property => "super." + MemberOf(property)).Concat(type.Properties.Select(Argument)).ToArray();
        text.Line(arguments.Length == 0 ? $"{type.Name}();" : $"{type.Name}({{{string.Join(",", arguments)}}});");
        text.Line($"{type.Name}.fromJson(Map<String, dynamic> json) {{ fromMap(json); }}");
        text.Line();
        text.Block("fromMap(Map<String, dynamic> json) {", () =>
        {
            if (type.Base is not null)
            {
                text.Line("super.fromMap(json);");
            }

            foreach (var property in type.Properties)
            {
                var json = $"json['{property.WireName}']";
                text.Line($"{MemberOf(property)} = {(IsPlain(property.Type) ? json : $"JsonConverters.fromJson({json},'{Spell(property.Type, "$")}',context!)")};");
            }

            text.Line("return this;");
        }, "}");
        text.Line();
        text.Block(type.Base is null ? "Map<String, dynamic> toJson() => {" : "Map<String, dynamic> toJson() => super.toJson()..addAll({", () =>
        {
            foreach (var property in type.Properties)
            {
                var (name, member) = (property.WireName, MemberOf(property));
                text.Line($"'{name}': {(IsPlain(property.Type) ? member : $"JsonConverters.toJson({member},'{Spell(property.Type, "$")}',context!)")},");
            }
        }, type.Base is null ? "};" : "});");
        text.Line();
    }

    /// <summary>An argument that is left out sets its member to null, unless it has the member's own first value.</summary>
    private static string Argument(ApiProperty property) => $"this.{MemberOf(property)}{(property.Initial is null ? "" : $"={property.Initial}")}";

    private static void WriteAnswer(CodeText text, ApiType type)
    {
        if (type.IsRequest)
        {
            text.Line(type.Returns switch
            {
                null => "createResponse() {}",
                TypeReference.Scalar { Kind: ScalarKind.Bytes } => "createResponse() => Uint8List(0);",
                TypeReference.Scalar => "createResponse() => \"\";",
                TypeReference.ListOf list => $"createResponse() => <{Spell(list.Item)}>[];",
                { } named => $"createResponse() => {Spell(named)}();",
            });
        }

        if (type.Returns is { } returns)
        {
            text.Line($"getResponseTypeName() => \"{Spell(returns)}\";");
        }
    }

    private static IEnumerable<ApiProperty> Inherited(ApiType type, CodePlan plan) =>
        type.Base is { } parent && plan.Model.Find(parent.Name) is { } found ? Inherited(found, plan).Concat(found.Properties) : [];

    private static string Heritage(ApiType type)
    {
        var parent = type.Base is null ? "" : $" extends {Spell(type.Base)}";
        var answer = type.Returns is { } returns ? $"IReturn<{Spell(returns)}>, " : "IReturnVoid, ";
        return $"{parent} implements {(type.IsRequest ? $"{answer}{CodePlan.MarkerOf(type)}, " : "")}IConvertible";
    }

    /// <summary>Values that JSON has itself.</summary>
    private static bool IsPlain(TypeReference type) =>
        type is TypeReference.Scalar { Kind: ScalarKind.Text or ScalarKind.Identifier or ScalarKind.Boolean or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.Any };

    private static string Spell(ScalarKind kind) => kind switch
    {
        ScalarKind.Text or ScalarKind.Identifier => "String",
        ScalarKind.Boolean => "bool",
        ScalarKind.Int32 or ScalarKind.Int64 => "int",
        ScalarKind.Double or ScalarKind.Decimal => "double",
        ScalarKind.Instant or ScalarKind.Day => "DateTime",
        ScalarKind.Bytes => "Uint8List",
        ScalarKind.Any => "dynamic",
    };

    private static string MemberOf(ApiProperty property) => Taken.Contains(property.WireName) ? property.WireName + "_" : property.WireName;

    private static string Parameters(ApiType type) => type.Parameters.Count == 0 ? "" : $"<{string.Join(",", type.Parameters)}>";

    private static void Comment(CodeText text, CodePlan plan, string? words) => text.Comment("/// ", plan.Describes ? words : null);
}

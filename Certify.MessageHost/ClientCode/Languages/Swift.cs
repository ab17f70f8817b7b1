namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>
/// Codable classes whose members are named as on the wire. Everything is optional, lists too: the compiler's own decoding throws on a
/// key that is not there.
/// </summary>
internal sealed class Swift : Language
{
    private static readonly HashSet<string> Keywords =
    [
        "as", "break", "case", "catch", "class", "continue", "default", "defer", "do", "else", "enum", "extension", "fallthrough", "false", "for", "func",
        "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "private", "protocol", "public", "repeat", "return",
        "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ];

    public override string Name => "swift";

    public override string Title => "Swift";

    public override IReadOnlyList<CodeOption> Options { get; } =
    [
        new("BaseClass"), new("AddModelExtensions", "True"), new("AddServiceStackTypes", "True"), new("MakePropertiesOptional", "True"),
        new("IncludeTypes"), new("ExcludeTypes"), new("ExcludeGenericBaseTypes", "False"), new("AddResponseStatus", "False"), new("AddImplicitVersion"),
        new("AddDescriptionAsComments", "True"), new("InitializeCollections", "False"), new("TreatTypesAsStrings"),
        new("DefaultImports", "Foundation,ServiceStack"),
    ];

    public override IEnumerable<string> HeaderFacts => ["SwiftVersion: 6.0"];

    public override void Begin(CodeText text, CodePlan plan)
    {
        foreach (var import in plan.Choices.List("DefaultImports"))
        {
            text.Line($"import {import}");
        }

        text.Line();
    }

    public override void WriteEnum(CodeText text, ApiType type, CodePlan plan)
    {
        Comment(text, plan, type.Summary);
        text.Braces($"public enum {type.Name} : String, Codable", () =>
        {
            foreach (var member in type.Members!)
            {
                Comment(text, plan, member.Summary);
                text.Line($"case {Escape(member.Name)}");
            }
        });
    }

    public override void WriteClass(CodeText text, ApiType type, CodePlan plan)
    {
        Comment(text, plan, type.Summary);
        ScriptTypes.Remarks(text, type, "//");
        text.Braces($"public class {type.Name}{Parameters(type)} : {string.Join(", ", Heritage(type, plan))}", () =>
        {
            if (type.Returns is { } returns)
            {
                text.Line($"public typealias Return = {SpellAnswer(returns)}");
                text.Line();
            }

            foreach (var property in type.Properties)
            {
                Comment(text, plan, property.Description);
                text.Line($"public var {Escape(property.WireName)}:{Spell(property.Type, plan)}?{(property.Initial is null ? "" : $" = {property.Initial}")}");
            }

            ScriptTypes.FileRemarks(text, type, "//");
            if (type.Base is null)
            {
                text.Line($"required public init(){{ {(HasSuperclass(type, plan) ? "super.init() " : "")}}}");
            }
            else
            {
                WriteDerivedCoding(text, type, plan);
            }
        });
    }

    /// <summary>The compiler codes the members of a derived class only when it is told to.</summary>
    private static void WriteDerivedCoding(CodeText text, ApiType type, CodePlan plan)
    {
        text.Line("required public init(){ super.init() }");
        if (type.Properties.Count == 0)
        {
            text.Line("required public init(from decoder: Decoder) throws { try super.init(from: decoder) }");
            return;
        }

        text.Line();
        text.Block("private enum CodingKeys : String, CodingKey {", () =>
        {
            foreach (var property in type.Properties)
            {
                text.Line($"case {Escape(property.WireName)}");
            }
        }, "}");
        text.Block("required public init(from decoder: Decoder) throws {", () =>
        {
            text.Line("try super.init(from: decoder)");
            text.Line("let container = try decoder.container(keyedBy: CodingKeys.self)");
            foreach (var property in type.Properties)
            {
                var name = Escape(property.WireName);
                text.Line($"{name} = try container.decodeIfPresent({Spell(property.Type, plan)}.self, forKey: .{name})");
            }
        }, "}");
        text.Block("public override func encode(to encoder: Encoder) throws {", () =>
        {
            text.Line("try super.encode(to: encoder)");
            text.Line("var container = encoder.container(keyedBy: CodingKeys.self)");
            foreach (var name in type.Properties.Select(property => Escape(property.WireName)))
            {
                text.Line($"try container.encodeIfPresent({name}, forKey: .{name})");
            }
        }, "}");
    }

    private static IEnumerable<string> Heritage(ApiType type, CodePlan plan)
    {
        if (type.Base is { } parent)
        {
            yield return Spell(parent, plan);
        }
        else if (HasSuperclass(type, plan))
        {
            yield return plan.Choices.Text("BaseClass");
        }

        if (type.IsRequest)
        {
            yield return type.Returns is null ? "IReturnVoid" : "IReturn";
            yield return CodePlan.MarkerOf(type);
        }

        if (type.Base is null)
        {
            yield return "Codable";
        }
    }

    private static bool HasSuperclass(ApiType type, CodePlan plan) => type.Base is null && plan.Choices.Text("BaseClass").Length > 0;

    private static string SpellAnswer(TypeReference type) =>
        type is TypeReference.Scalar { Kind: ScalarKind.Bytes } ? "Data" : Spell(type, plan: null);

    private static string Spell(TypeReference type, CodePlan? plan) => type switch
    {
        TypeReference.Scalar scalar => Spell(scalar.Kind) is var name && plan?.Choices.List("TreatTypesAsStrings").Contains(MetadataTypes.Name(scalar.Kind)) == true ? "String" : name,
        TypeReference.ListOf list => $"[{Spell(list.Item, plan)}]",
        TypeReference.MapOf map => $"[String:{Spell(map.Value, plan)}]",
        TypeReference.Named { Arguments.Count: 0 } named => named.Name,
        TypeReference.Named named => $"{named.Name}<{string.Join(", ", named.Arguments.Select(argument => Spell(argument, plan)))}>",
        TypeReference.Parameter parameter => parameter.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Bytes in JSON are base64 text, which the compiler's own decoding does not read as bytes.</summary>
    private static string Spell(ScalarKind kind) => kind switch
    {
        ScalarKind.Text or ScalarKind.Identifier or ScalarKind.Any or ScalarKind.Bytes => "String",
        ScalarKind.Boolean => "Bool",
        ScalarKind.Int32 or ScalarKind.Int64 => "Int",
        ScalarKind.Double or ScalarKind.Decimal => "Double",
        ScalarKind.Instant or ScalarKind.Day => "Date",
    };

    private static string Parameters(ApiType type) =>
        type.Parameters.Count == 0 ? "" : $"<{string.Join(", ", type.Parameters.Select(parameter => parameter + " : Codable"))}>";

    private static string Escape(string name) => Keywords.Contains(name) ? $"`{name}`" : name;

    private static void Comment(CodeText text, CodePlan plan, string? words) => text.Comment("/// ", plan.Describes ? words : null);
}

namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>Static classes inside one outer class, with getters and fluent setters.</summary>
internal sealed class Java : Language
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "default", "do", "double", "else", "enum",
        "extends", "final", "finally", "float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface", "long", "native", "new",
        "package", "private", "protected", "public", "return", "short", "static", "super", "switch", "synchronized", "this", "throw", "throws", "transient",
        "try", "void", "volatile", "while", "true", "false", "null", "responseType",
    ];

    public override string Name => "java";

    public override string Title => "Java";

    public override IReadOnlyList<CodeOption> Options { get; } =
    [
        new("Package"), new("GlobalNamespace", "dtos"), new("AddPropertyAccessors", "True"), new("SettersReturnThis", "True"),
        new("AddServiceStackTypes", "True"), new("AddResponseStatus", "False"), new("AddDescriptionAsComments", "True"), new("AddImplicitVersion"),
        new("IncludeTypes"), new("ExcludeTypes"), new("TreatTypesAsStrings"), new("DefaultImports", JvmTypes.Imports),
    ];

    public override void Begin(CodeText text, CodePlan plan)
    {
        JvmTypes.Begin(text, plan, ";");
        text.Line($"public class {plan.Choices.Text("GlobalNamespace")}");
        text.Line("{");
    }

    public override void End(CodeText text, CodePlan plan) => text.Line("}");

    public override void WriteEnum(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, type.Summary);
        text.Braces($"public static enum {type.Name}", () => text.Line(string.Join(", ", type.Members!.Select(member => member.Name)) + ";"));
    }

    public override void WriteClass(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, type.Summary);
        JvmTypes.Routes(text, type);
        text.Line("@DataContract");
        var name = type.Parameters.Count == 0 ? type.Name : $"{type.Name}<{string.Join(", ", type.Parameters)}>";
        text.Braces($"public static class {name}{Heritage(type)}", () =>
        {
            var order = 0;
            foreach (var property in type.Properties)
            {
                WriteField(text, property, plan, ++order);
            }

            ScriptTypes.FileRemarks(text, type, "//");
            foreach (var property in plan.Choices.Flag("AddPropertyAccessors") ? type.Properties : [])
            {
                WriteAccessors(text, property, name, plan.Choices.Flag("SettersReturnThis"));
            }

            if (type.Returns is { } returns)
            {
                text.Line($"private static Object responseType = {TypeObject(returns)};");
                text.Line("public Object getResponseType() { return responseType; }");
            }
        });
    }

    private static void WriteField(CodeText text, ApiProperty property, CodePlan plan, int order)
    {
        ScriptTypes.DocComment(text, plan, property.Description);
        var member = JvmTypes.MemberOf(property, Keywords);
        JvmTypes.MemberAnnotations(text, property, order, member);
        text.Line($"public {Spell(property.Type)} {member} = {property.Initial ?? "null"};");
        text.Line();
    }

    private static void WriteAccessors(CodeText text, ApiProperty property, string owner, bool fluent)
    {
        var (type, member) = (Spell(property.Type), JvmTypes.MemberOf(property, Keywords));
        var get = property.Type is TypeReference.Scalar { Kind: ScalarKind.Boolean } ? "is" : "get";

        // getClass() is final in every object.
        var name = property.Name == "Class" ? "Class_" : property.Name;
        text.Line($"public {type} {get}{name}() {{ return {member}; }}");
        text.Line(fluent
            ? $"public {owner} set{name}({type} value) {{ this.{member} = value; return this; }}"
            : $"public void set{name}({type} value) {{ this.{member} = value; }}");
    }

    private static string Heritage(ApiType type)
    {
        var parent = type.Base is null ? "" : $" extends {Spell(type.Base)}";
        if (!type.IsRequest)
        {
            return parent;
        }

        var answer = type.Returns is { } returns ? $"IReturn<{Spell(returns)}>" : "IReturnVoid";
        return $"{parent} implements {answer}, {CodePlan.MarkerOf(type)}";
    }

    private static string TypeObject(TypeReference type) =>
        JvmTypes.NeedsToken(type) ? $"new TypeToken<{Spell(type)}>(){{}}.getType()" : $"{Spell(type)}.class";

    private static string Spell(TypeReference type) => JvmTypes.Spell(type, Spell);

    private static string Spell(ScalarKind kind) => kind switch
    {
        ScalarKind.Text => "String",
        ScalarKind.Boolean => "Boolean",
        ScalarKind.Int32 => "Integer",
        ScalarKind.Int64 => "Long",
        ScalarKind.Double => "Double",
        ScalarKind.Decimal => "BigDecimal",
        ScalarKind.Identifier => "UUID",
        ScalarKind.Instant or ScalarKind.Day => "Date",
        ScalarKind.Bytes => "byte[]",
        ScalarKind.Any => "Object",
    };
}

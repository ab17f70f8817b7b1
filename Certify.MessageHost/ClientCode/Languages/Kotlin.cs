namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>Open classes whose properties are all nullable, but for collections that are always sent.</summary>
internal sealed class Kotlin : Language
{
    private static readonly HashSet<string> Keywords =
    [
        "as", "break", "class", "continue", "do", "else", "false", "for", "fun", "if", "in", "interface", "is", "null", "object", "package", "return",
        "super", "this", "throw", "true", "try", "typealias", "typeof", "val", "var", "when", "while", "responseType",
    ];

    public override string Name => "kotlin";

    public override string Title => "Kotlin";

    public override IReadOnlyList<CodeOption> Options { get; } =
    [
        new("Package"), new("AddServiceStackTypes", "True"), new("AddResponseStatus", "False"), new("AddImplicitVersion"),
        new("AddDescriptionAsComments", "True"), new("IncludeTypes"), new("ExcludeTypes"), new("InitializeCollections", "False"),
        new("TreatTypesAsStrings"), new("DefaultImports", JvmTypes.Imports),
    ];

    public override void Begin(CodeText text, CodePlan plan) => JvmTypes.Begin(text, plan, "");

    public override void WriteEnum(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, type.Summary);
        text.Braces($"enum class {type.Name}", () =>
        {
            foreach (var member in type.Members!)
            {
                text.Line($"{member.Name},");
            }
        });
    }

    public override void WriteClass(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, type.Summary);
        JvmTypes.Routes(text, type);
        text.Line("@DataContract");
        text.Braces($"open class {type.Name}{Parameters(type)}{Heritage(type)}", () =>
        {
            var order = 0;
            foreach (var property in type.Properties)
            {
                WriteProperty(text, property, plan, ++order);
            }

            ScriptTypes.FileRemarks(text, type, "//");
            if (type.Returns is { } returns)
            {
                text.Line($"companion object {{ private val responseType = {TypeObject(returns)} }}");
                text.Line($"override fun getResponseType(): Any? = {type.Name}.responseType");
            }
        });
    }

    private static void WriteProperty(CodeText text, ApiProperty property, CodePlan plan, int order)
    {
        ScriptTypes.DocComment(text, plan, property.Description);
        var member = JvmTypes.MemberOf(property, Keywords);
        JvmTypes.MemberAnnotations(text, property, order, member);
        var type = Spell(property.Type);
        var isCollection = property.Type is TypeReference.ListOf or TypeReference.MapOf && (!property.IsNullable || plan.Choices.Flag("InitializeCollections"));
        text.Line(isCollection ? $"open var {member}:{type} = {type}()" : $"open var {member}:{type}? = {property.Initial ?? "null"}");
        text.Line();
    }

    private static string Heritage(ApiType type)
    {
        var parents = new List<string>();
        if (type.Base is { } parent)
        {
            parents.Add($"{Spell(parent)}()");
        }

        if (type.IsRequest)
        {
            parents.Add(type.Returns is { } returns ? $"IReturn<{Spell(returns)}>" : "IReturnVoid");
            parents.Add(CodePlan.MarkerOf(type));
        }

        return parents.Count == 0 ? "" : $" : {string.Join(", ", parents)}";
    }

    private static string TypeObject(TypeReference type) =>
        JvmTypes.NeedsToken(type) ? $"object : TypeToken<{Spell(type)}>(){{}}.type" : $"{Spell(type)}::class.java";

    private static string Parameters(ApiType type) => type.Parameters.Count == 0 ? "" : $"<{string.Join(", ", type.Parameters)}>";

    private static string Spell(TypeReference type) => JvmTypes.Spell(type, Spell);

    private static string Spell(ScalarKind kind) => kind switch
    {
        ScalarKind.Text => "String",
        ScalarKind.Boolean => "Boolean",
        ScalarKind.Int32 => "Int",
        ScalarKind.Int64 => "Long",
        ScalarKind.Double => "Double",
        ScalarKind.Decimal => "BigDecimal",
        ScalarKind.Identifier => "UUID",
        ScalarKind.Instant or ScalarKind.Day => "Date",
        ScalarKind.Bytes => "ByteArray",
        ScalarKind.Any => "Any",
    };
}

namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>Interfaces only, for plain objects; enums are unions of their values.</summary>
internal sealed class TypeScriptDeclarations : Language
{
    public override string Name => "typescript.d";

    public override string Title => "TypeScript declarations";

    public override IReadOnlyList<CodeOption> Options { get; } = ScriptTypes.Options("True");

    public override void Begin(CodeText text, CodePlan plan)
    {
        ScriptTypes.Imports(text, plan);
        if (plan.Choices.Text("GlobalNamespace") is { Length: > 0 } name)
        {
            text.Line($"declare module {name} {{");
        }

        if (plan.AddsMarkers)
        {
            foreach (var marker in plan.Markers)
            {
                text.Line($"export interface {(marker == "IReturn" ? "IReturn<T>" : marker)} {{ }}");
            }

            text.Line();
        }

        if (plan.Choices.Flag("AddResponseStatus"))
        {
            text.Line("export interface ResponseError { errorCode?: string; fieldName?: string; message?: string; }");
            text.Line("export interface ResponseStatus { errorCode?: string; message?: string; errors?: ResponseError[]; }");
            text.Line();
        }
    }

    public override void End(CodeText text, CodePlan plan)
    {
        if (plan.Choices.Text("GlobalNamespace").Length > 0)
        {
            text.Line("}");
        }
    }

    public override void WriteEnum(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, type.Summary);
        text.Line($"export type {type.Name} = {string.Join(" | ", type.Members!.Select(member => $"\"{member.Name}\""))};");
    }

    public override void WriteClass(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, type.Summary);
        ScriptTypes.Remarks(text, type, "//");
        text.Braces($"export interface {ScriptTypes.NameOf(type)}{Heritage(type)}", () =>
        {
            var optional = plan.Choices.Flag("MakePropertiesOptional");
            foreach (var property in type.Properties)
            {
                ScriptTypes.DocComment(text, plan, property.Description);
                text.Line($"{property.WireName}{(optional || property.IsOptional ? "?" : "")}: {ScriptTypes.Spell(property.Type)};");
            }

            ScriptTypes.FileRemarks(text, type, "//");
        });
    }

    private static string Heritage(ApiType type)
    {
        var parents = new List<string>();
        if (type.Base is { } parent)
        {
            parents.Add(ScriptTypes.Spell(parent));
        }

        if (type.IsRequest)
        {
            parents.Add(type.Returns is { } returns ? $"IReturn<{ScriptTypes.SpellAnswer(returns)}>" : "IReturnVoid");
            parents.Add(CodePlan.MarkerOf(type));
        }

        return parents.Count == 0 ? "" : $" extends {string.Join(", ", parents)}";
    }
}

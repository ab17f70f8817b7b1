namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>Classes that pass <c>tsc --strict</c>: required properties are asserted, others optional.</summary>
internal sealed class TypeScript : Language
{
    public override string Name => "typescript";

    public override string Title => "TypeScript";

    public override IReadOnlyList<CodeOption> Options { get; } = ScriptTypes.Options("False");

    public override void Begin(CodeText text, CodePlan plan)
    {
        ScriptTypes.Imports(text, plan);
        if (plan.Choices.Text("GlobalNamespace") is { Length: > 0 } name)
        {
            text.Line($"export module {name} {{");
        }

        if (plan.AddsMarkers)
        {
            WriteLibraryTypes(text, plan);
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
        text.Braces($"export enum {type.Name}", () =>
        {
            foreach (var member in type.Members!)
            {
                ScriptTypes.DocComment(text, plan, member.Summary);
                text.Line($"{member.Name} = '{member.Name}',");
            }
        });
    }

    public override void WriteClass(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, type.Summary);
        ScriptTypes.Remarks(text, type, "//");
        text.Braces($"export class {ScriptTypes.NameOf(type)}{Heritage(type)}", () =>
        {
            foreach (var property in type.Properties)
            {
                WriteProperty(text, property, plan);
            }

            ScriptTypes.FileRemarks(text, type, "//");
            var parent = type.Base is null ? "" : "super(init); ";
            text.Line($"public constructor(init?: Partial<{ScriptTypes.NameOf(type)}>) {{ {parent}(Object as any).assign(this, init); }}");
            if (type.Operation is { } operation)
            {
                var answer = type.Returns is { } returns ? ScriptTypes.SpellAnswer(returns) : "void";
                text.Line($"public getTypeName() {{ return '{type.Name}'; }}");
                text.Line($"public getMethod() {{ return '{operation.TypedVerb}'; }}");
                text.Line($"public createResponse(): {answer} {{ {ScriptTypes.NewAnswer(type.Returns, typed: true)} }}");
            }
        });
    }

    private static void WriteProperty(CodeText text, ApiProperty property, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, property.Description);
        var isOptional = property.IsOptional || plan.Choices.Flag("MakePropertiesOptional");
        var initial = isOptional ? property.Initial : ScriptTypes.InitialOf(property);
        var mark = isOptional ? "?" : initial is null ? "!" : "";
        text.Line($"public {property.WireName}{mark}: {ScriptTypes.Spell(property.Type)}{(initial is null ? "" : $" = {initial}")};");
    }

    private static string Heritage(ApiType type)
    {
        var parent = type.Base is null ? "" : $" extends {ScriptTypes.Spell(type.Base)}";
        if (!type.IsRequest)
        {
            return parent;
        }

        var answer = type.Returns is { } returns ? $"IReturn<{ScriptTypes.SpellAnswer(returns)}>" : "IReturnVoid";
        return $"{parent} implements {answer}, {CodePlan.MarkerOf(type)}";
    }

    private static void WriteLibraryTypes(CodeText text, CodePlan plan)
    {
        foreach (var marker in plan.Markers)
        {
            text.Line(marker switch
            {
                "IReturn" => "export interface IReturn<T> { createResponse(): T; }",
                "IReturnVoid" => "export interface IReturnVoid { createResponse(): void; }",
                _ => $"export interface {marker} {{ }}",
            });
        }

        text.Line();
        if (plan.Choices.Flag("AddResponseStatus"))
        {
            text.Line("export interface ResponseError { errorCode?: string; fieldName?: string; message?: string; meta?: { [index:string]: string; }; }");
            text.Line("export interface ResponseStatus { errorCode?: string; message?: string; stackTrace?: string; errors?: ResponseError[]; }");
            text.Line();
        }
    }
}

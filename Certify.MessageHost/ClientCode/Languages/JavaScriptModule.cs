namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>The same classes for browsers and Node without a compiler, with their types in doc comments.</summary>
internal sealed class JavaScriptModule : Language
{
    public override string Name => "mjs";

    public override string Title => "JavaScript module";

    public override string MediaType => "text/javascript; charset=utf-8";

    public override IReadOnlyList<CodeOption> Options { get; } =
    [
        new("AddServiceStackTypes", "True"), new("AddDocAnnotations", "True"), new("AddDescriptionAsComments", "True"),
        new("IncludeTypes"), new("ExcludeTypes"), new("DefaultImports"),
    ];

    public override void Begin(CodeText text, CodePlan plan)
    {
        text.Line("\"use strict\";");
        ScriptTypes.Imports(text, plan);
    }

    public override void WriteEnum(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, type.Summary);
        text.Line($"/** @typedef {{{string.Join('|', type.Members!.Select(member => $"'{member.Name}'"))}}} */");
        text.Braces($"export const {type.Name} = Object.freeze(", () =>
        {
            foreach (var member in type.Members!)
            {
                text.Line($"{member.Name}: '{member.Name}',");
            }
        }, "})");
    }

    public override void WriteClass(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, type.Summary);
        ScriptTypes.Remarks(text, type, "//");
        text.Block($"export class {type.Name}{(type.Base is null ? "" : $" extends {type.Base.Name}")} {{", () =>
        {
            WriteConstructor(text, type, plan);
            foreach (var property in type.Properties)
            {
                WriteProperty(text, property, plan);
            }

            ScriptTypes.FileRemarks(text, type, "//");
            if (type.Operation is { } operation)
            {
                text.Line($"getTypeName() {{ return '{type.Name}' }}");
                text.Line($"getMethod() {{ return '{operation.TypedVerb}' }}");
                text.Line($"createResponse() {{ {ScriptTypes.NewAnswer(type.Returns, typed: false).TrimEnd(';')} }}");
            }
        }, "}");
    }

    private static void WriteConstructor(CodeText text, ApiType type, CodePlan plan)
    {
        if (Annotates(plan))
        {
            var members = type.Properties.Select(property => $"{property.WireName}?:{ScriptTypes.Spell(property.Type)}");
            text.Line($"/** @param {{{{{string.Join(",", members)}}}}} [init] */");
        }

        text.Line($"constructor(init) {{ {(type.Base is null ? "" : "super(init); ")}Object.assign(this, init) }}");
    }

    private static void WriteProperty(CodeText text, ApiProperty property, CodePlan plan)
    {
        ScriptTypes.DocComment(text, plan, property.Description);
        if (Annotates(plan))
        {
            text.Line($"/** @type {{{(property.IsNullable ? "?" : "")}{ScriptTypes.Spell(property.Type)}}} */");
        }

        text.Line($"{property.WireName}{(ScriptTypes.InitialOf(property) is { } initial ? $" = {initial}" : "")};");
    }

    private static bool Annotates(CodePlan plan) => plan.Choices.Flag("AddDocAnnotations", otherwise: true);
}

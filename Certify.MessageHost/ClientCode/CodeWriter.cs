using Certify.MessageHost.ClientCode.Languages;

namespace Certify.MessageHost.ClientCode;

/// <summary>The one walk over the model, whatever the language.</summary>
internal static class CodeWriter
{
    /// <summary>The languages, in the order in which pages list them.</summary>
    public static IReadOnlyList<Language> Languages { get; } =
    [
        new CSharp(), new TypeScript(), new TypeScriptDeclarations(), new JavaScriptModule(), new Swift(), new Kotlin(), new Java(), new Dart(), new Python(),
    ];

    public static string Write(Language language, CodePlan plan)
    {
        var text = new CodeText();
        CodeHeader.Write(text, language.Header, plan, language.HeaderFacts);
        language.Begin(text, plan);
        foreach (var space in plan.Model.Types.GroupBy(type => language.NamespaceOf(type, plan)))
        {
            if (space.Key is null)
            {
                WriteTypes(text, language, space, plan);
            }
            else
            {
                text.Braces($"namespace {space.Key}", () => WriteTypes(text, language, space, plan));
            }
        }

        language.End(text, plan);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void WriteTypes(CodeText text, Language language, IEnumerable<ApiType> types, CodePlan plan)
    {
        foreach (var type in types)
        {
            if (type.IsEnum)
            {
                language.WriteEnum(text, type, plan);
            }
            else
            {
                language.WriteClass(text, type, plan);
            }

            text.Line();
        }
    }
}

using System.Globalization;

namespace Certify.MessageHost.ClientCode;

/// <summary>How a language marks the header: the tools look for <c>Options:</c>, <c>BaseUrl: </c> and the closing line.</summary>
/// <param name="OptionMark">Stands before each option that keeps its default.</param>
internal sealed record HeaderMarks(string Open, string Close, string OptionMark)
{
    public static HeaderMarks Slashes { get; } = new("/* Options:", "*/", "//");

    public static HeaderMarks Quotes { get; } = new("\"\"\" Options:", "\"\"\"", "#");
}

/// <summary>The header that lets a tool fetch the file again with the same options.</summary>
internal static class CodeHeader
{
    /// <summary>The level of the tools' conventions that this code follows; some of them compare it.</summary>
    private const string Version = "10.15";

    public static void Write(CodeText text, HeaderMarks marks, CodePlan plan, IEnumerable<string> facts)
    {
        text.Line(marks.Open);
        text.Line($"Date: {plan.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}");
        foreach (var fact in facts)
        {
            text.Line(fact);
        }

        // Tools send every line after BaseUrl back as an option, so nothing else may follow it.
        text.Line($"Version: {Version}");
        text.Line($"Tip: To override a DTO option, remove \"{marks.OptionMark}\" prefix before updating");
        text.Line($"BaseUrl: {plan.BaseUrl}");
        text.Line();
        foreach (var option in plan.Choices.Known)
        {
            text.Line(plan.Choices.Chosen(option.Name) is { } value
                ? $"{option.Name}: {value}"
                : $"{marks.OptionMark}{option.Name}: {option.Default}");
        }

        text.Line(marks.Close);
        text.Line();
    }
}

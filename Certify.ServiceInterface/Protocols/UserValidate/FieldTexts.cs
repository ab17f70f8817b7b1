using Certify.MessageHost.Pipeline;

namespace Certify.ServiceInterface.Protocols.UserValidate;

/// <summary>What the original framework said of parameters, word for word.</summary>
public static class FieldTexts
{
    private const string Prefix = "Validation on request object failed, errors: ";
    private const int LongestEcho = 20;

    /// <summary>The pseudo field that the texts name where the object of all parameters is at fault.</summary>
    private const string WholeObject = "non_field_errors";

    /// <summary>The session's fault stands first, wherever the field stands.</summary>
    public static string Of(IEnumerable<FieldProblem> problems) =>
        Prefix + string.Join(';', problems.OrderBy(problem => problem.Field != "user_sid").Select(problem => $"{problem.Field}: {Of(problem)}"));

    /// <summary>Of the object that holds the parameters.</summary>
    public static string OfWhole(FieldProblem problem) => $"{Prefix}{WholeObject}: " + (problem.Fault == FieldFault.Null
        ? "No data provided"
        : $"无效数据。期待为字典类型，得到的是 {(problem.Given is null ? "list" : "unicode")} 。");

    private static string Of(FieldProblem problem) => problem.Fault switch
    {
        FieldFault.Missing => "该字段是必填项。",
        FieldFault.Null => "该字段不能为 null。",
        FieldFault.Blank => "该字段不能为空。",
        FieldFault.TooLong => $"请确保这个字段不能超过 {problem.Limit} 个字符。",
        FieldFault.NotAllowed => $"“{Echo(problem.Given)}” 不是合法选项。",
        FieldFault.WrongType => "输入一个有效的值。",
    };

    /// <summary>The value as sent. One answer of this door is text that browsers take for HTML, so nothing that could be markup goes back.</summary>
    private static string Echo(string? given) =>
        new([.. (given ?? "").Take(LongestEcho).Select(character => character is '<' or '>' or '&' or '"' or '\'' ? '?' : character)]);
}

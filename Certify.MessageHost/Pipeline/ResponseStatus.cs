using System.Globalization;
using System.Text.Json;

namespace Certify.MessageHost.Pipeline;

/// <summary>The member of a refusal by which typed clients know it.</summary>
internal static class ResponseStatus
{
    public static void Write(Utf8JsonWriter json, Refusal refusal, int? batchIndex)
    {
        json.WriteStartObject("responseStatus"u8);
        json.WriteString("errorCode"u8, refusal.Code);
        json.WriteString("message"u8, refusal.Text);
        json.WriteStartArray("errors"u8);
        foreach (var problem in refusal.Fields)
        {
            json.WriteStartObject();
            json.WriteString("errorCode"u8, CodeOf(problem.Fault));
            json.WriteString("fieldName"u8, problem.Field);
            json.WriteString("message"u8, Describe(problem));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (batchIndex is { } index)
        {
            json.WriteStartObject("meta"u8);
            json.WriteString("AutoBatchIndex"u8, index.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string CodeOf(FieldFault fault) => fault switch
    {
        FieldFault.Missing => "NotEmpty",
        FieldFault.Null => "NotNull",
        FieldFault.Blank => "NotEmpty",
        FieldFault.WrongType => "InvalidType",
        FieldFault.TooLong => "MaximumLength",
        FieldFault.NotAllowed => "NotAllowed",
    };

    /// <summary>Never what was given: answers are kept in places where requests are not.</summary>
    private static string Describe(FieldProblem problem) => problem.Fault switch
    {
        FieldFault.Missing => $"{problem.Field} is missing.",
        FieldFault.Null => $"{problem.Field} must not be null.",
        FieldFault.Blank => $"{problem.Field} must not be empty.",
        FieldFault.WrongType => $"{problem.Field} is of a wrong type.",
        FieldFault.TooLong => $"{problem.Field} is longer than {problem.Limit} characters.",
        FieldFault.NotAllowed => $"{problem.Field} is none of the values that are allowed.",
    };
}

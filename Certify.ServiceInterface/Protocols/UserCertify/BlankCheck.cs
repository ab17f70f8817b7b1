using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>
/// The original server's check of everything that was sent, keys that nobody knows included: a value that is null, the text
/// <c>null</c> or blank refuses the whole request, one level deep. An absent key is none of these.
/// </summary>
internal static class BlankCheck
{
    public static FieldProblem? Find(Call call) => (call.Typed ? null : InBody(call.Body)) ?? InMessage(call.Message!);

    private static FieldProblem? InBody(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (body.GetPropertyCount() == 0)
        {
            return new FieldProblem("body", FieldFault.Missing);
        }

        foreach (var member in body.EnumerateObject())
        {
            if (IsBlank(member.Value))
            {
                return new FieldProblem(member.Name, FieldFault.Blank);
            }
        }

        return null;
    }

    /// <summary>What came by query, path or a typed route, where a null is as good as absent.</summary>
    private static FieldProblem? InMessage(object message)
    {
        foreach (var property in WireProperty.Of(message.GetType()))
        {
            if (property.Property.GetValue(message) is string text && IsBlank(text))
            {
                return new FieldProblem(property.Name, FieldFault.Blank);
            }
        }

        return null;
    }

    private static bool IsBlank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.GetPropertyCount() == 0 || value.EnumerateObject().Any(member => IsBlankScalar(member.Value)),
        JsonValueKind.Array => value.GetArrayLength() == 0 || value.EnumerateArray().Any(IsBlankScalar),
        _ => IsBlankScalar(value),
    };

    private static bool IsBlankScalar(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && IsBlank(value.GetString()!));

    private static bool IsBlank(string text) => text == "null" || string.IsNullOrWhiteSpace(text);
}

using System.Text;
using System.Text.Unicode;
using Certify.ServiceModel.Contracts;
using Microsoft.AspNetCore.WebUtilities;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>The fields and files of a form, in order.</summary>
internal sealed class FormFields
{
    public const int MaxFields = 100;

    public List<(string Name, string Text)> Texts { get; } = [];

    public List<(string Name, UploadedFile File)> Files { get; } = [];

    public int Count => Texts.Count + Files.Count;

    /// <summary>Reads <c>application/x-www-form-urlencoded</c>; null where it is no text or has too many fields.</summary>
    public static FormFields? Parse(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            return null;
        }

        var form = new FormFields();
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(body)))
        {
            if (form.Count == MaxFields)
            {
                return null;
            }

            form.Texts.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return form;
    }
}

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>What a content type says, as far as bodies are read differently for it.</summary>
internal enum MediaKind
{
    Absent,
    Json,
    Text,
    Form,
    Multipart,
    Other,
}

internal static class MediaKinds
{
    public static MediaKind Of(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
        {
            return MediaKind.Absent;
        }

        var end = contentType.IndexOf(';');
        var type = (end < 0 ? contentType : contentType.AsSpan(0, end)).Trim();
        const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;
        return type.Equals("application/json", AnyCase) || type.EndsWith("+json", AnyCase) || type.Equals("text/json", AnyCase) ? MediaKind.Json
            : type.Equals("multipart/form-data", AnyCase) ? MediaKind.Multipart
            : type.Equals("application/x-www-form-urlencoded", AnyCase) ? MediaKind.Form
            : type.Equals("text/plain", AnyCase) ? MediaKind.Text
            : MediaKind.Other;
    }
}

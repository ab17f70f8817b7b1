using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>A request's body, read; or what is wrong with it.</summary>
internal readonly record struct RequestBody(HostFault? Fault, JsonElement Json, FormFields? Form)
{
    public static readonly RequestBody Absent = default;

    public static implicit operator RequestBody(HostFault fault) => new(fault, default, null);

    public static implicit operator RequestBody(JsonElement json) => new(null, json, null);

    public static RequestBody Of(FormFields? form) => form is null ? HostFault.BodyMalformed : new RequestBody(null, default, form);
}

/// <summary>Reads bodies into memory, never beyond their limit and never to a disk.</summary>
internal static class BodyReader
{
    public const int JsonLimit = 1024 * 1024;
    public const int MultipartLimit = 12 * 1024 * 1024;
    private const int FirstSize = 4 * 1024;

    public static bool HasBody(HttpContext http) =>
        http.Request.ContentLength is { } length ? length > 0 : http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? false;

    public static async ValueTask<RequestBody> ReadJson(HttpContext http, bool ignoresRest)
    {
        var body = await Read(http, JsonLimit);
        if (body.Array is null)
        {
            return HostFault.BodyTooLarge;
        }

        try
        {
            return body.Count == 0 ? HostFault.BodyMissing
                : JsonBody.TryParse(body, ignoresRest, out var json) ? json
                : HostFault.BodyMalformed;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body.Array);
        }
    }

    public static async ValueTask<RequestBody> ReadForm(HttpContext http)
    {
        var body = await Read(http, JsonLimit);
        if (body.Array is null)
        {
            return HostFault.BodyTooLarge;
        }

        var form = FormFields.Parse(body);
        ArrayPool<byte>.Shared.Return(body.Array);
        return RequestBody.Of(form);
    }

    public static async ValueTask<RequestBody> ReadMultipart(HttpContext http)
    {
        var body = await Read(http, MultipartLimit);
        if (body.Array is null)
        {
            return HostFault.BodyTooLarge;
        }

        // The array stays with the message: its files are slices of it.
        return RequestBody.Of(MultipartForm.Parse(body, http.Request.ContentType!));
    }

    /// <summary>The whole body in a rented array; no array where it is larger than the limit.</summary>
    private static async ValueTask<ArraySegment<byte>> Read(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit)
        {
            return default;
        }

        // What a client announces is not reserved before it comes.
        var buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
        var length = 0;
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (length + read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                ArrayPool<byte>.Shared.Return(buffer);
                return default;
            }

            var more = (int)read.Buffer.Length;
            if (length + more > buffer.Length)
            {
                buffer = Grow(buffer, length, Math.Min(Math.Max(buffer.Length * 2, length + more), limit));
            }

            read.Buffer.CopyTo(buffer.AsSpan(length));
            length += more;
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return new ArraySegment<byte>(buffer, 0, length);
            }
        }
    }

    private static byte[] Grow(byte[] buffer, int used, int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}

using System.Buffers;
using System.Text.Json;

namespace Certify.MessageHost.Pipeline;

/// <summary>
/// A buffer and writer that a thread keeps, so that an answer costs no allocation. An answer is complete before its first byte is
/// sent: its length is known, and an exception while writing still becomes a whole refusal.
/// </summary>
internal sealed class JsonBuffer
{
    private const int KeptSize = 256 * 1024;

    [ThreadStatic]
    private static JsonBuffer? plain;

    [ThreadStatic]
    private static JsonBuffer? html;

    private ArrayBufferWriter<byte> bytes = new(1024);

    private JsonBuffer(WireEncoder encoder) =>
        Writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = encoder, SkipValidation = true });

    public Utf8JsonWriter Writer { get; }

    /// <summary>The thread's own buffer, empty. It must be read before the next await.</summary>
    public static JsonBuffer Rent(WireEncoder encoder)
    {
        ref var kept = ref encoder == WireEncoder.Html ? ref html : ref plain;
        kept ??= new JsonBuffer(encoder);
        kept.Clear();
        return kept;
    }

    /// <summary>Ends the JSON, with a newline where the protocol has one.</summary>
    public ReadOnlySpan<byte> Complete(bool newline)
    {
        Writer.Flush();
        if (newline)
        {
            bytes.Write("\n"u8);
        }

        return bytes.WrittenSpan;
    }

    private void Clear()
    {
        if (bytes.Capacity > KeptSize)
        {
            bytes = new ArrayBufferWriter<byte>(1024);
        }

        bytes.ResetWrittenCount();
        Writer.Reset(bytes);
    }
}

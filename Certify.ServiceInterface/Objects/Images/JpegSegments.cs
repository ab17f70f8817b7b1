using System.Buffers.Binary;

namespace Certify.ServiceInterface.Objects.Images;

/// <param name="Marker">The byte after 0xFF.</param>
/// <param name="Start">Where its 0xFF stands.</param>
/// <param name="Payload">Where its content begins, behind the two bytes of length.</param>
/// <param name="PayloadEnd">Where its content ends; a scan's coded data begins here.</param>
/// <param name="End">Where the next marker begins.</param>
internal readonly record struct JpegSegment(byte Marker, int Start, int Payload, int PayloadEnd, int End);

internal static class JpegSegments
{
    public const byte StartOfImage = 0xD8;
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;

    // A few dozen are usual. Millions of empty ones would cost many times their own bytes.
    private const int MostSegments = 10_000;

    /// <summary>All segments between the start of the image and its end; null where there is no end.</summary>
    public static List<JpegSegment>? Walk(ReadOnlySpan<byte> bytes)
    {
        var segments = new List<JpegSegment>();
        var position = 2;
        while (true)
        {
            // Any number of 0xFF may stand before a marker.
            var markerAt = position + bytes[position..].IndexOfAnyExcept((byte)0xFF);
            if (markerAt <= position)
            {
                return null;
            }

            var marker = bytes[markerAt];
            if (marker == EndOfImage)
            {
                return segments;
            }

            var payload = markerAt + 3;
            if (marker is < 0xC0 or (>= 0xD0 and <= StartOfImage) || payload > bytes.Length)
            {
                return null;
            }

            // The length counts its own two bytes.
            var payloadEnd = markerAt + 1 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(markerAt + 1)..]);
            if (payloadEnd < payload || payloadEnd > bytes.Length)
            {
                return null;
            }

            var end = marker == StartOfScan ? EndOfScan(bytes, payloadEnd) : payloadEnd;
            if (end < 0 || segments.Count == MostSegments)
            {
                return null;
            }

            segments.Add(new JpegSegment(marker, markerAt - 1, payload, payloadEnd, end));
            position = end;
        }
    }

    // In coded data a 0xFF is followed by a zero, by a restart mark, or by another 0xFF; anything else is the next marker.
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int position)
    {
        while (true)
        {
            var found = bytes[position..].IndexOf((byte)0xFF);
            if (found < 0 || position + found + 1 >= bytes.Length)
            {
                return -1;
            }

            position += found;
            var next = bytes[position + 1];
            if (next is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return position;
            }

            position += next == 0xFF ? 1 : 2;
        }
    }
}

using System.Buffers.Binary;

namespace Certify.ServiceInterface.Objects.Images;

/// <summary>A baseline, extended or progressive JPEG: what cameras and editors write.</summary>
internal sealed class JpegFile : ImageFile
{
    private const byte HuffmanTables = 0xC4;
    private const byte QuantisationTables = 0xDB;
    private const byte RestartInterval = 0xDD;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App14 = 0xEE;
    private const int AdobeLength = 12;
    private const int BitsPerSample = 8;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<JpegSegment> _segments;

    private JpegFile(ReadOnlyMemory<byte> bytes, List<JpegSegment> segments)
    {
        _bytes = bytes;
        _segments = segments;
    }

    public override ImageType Type => ImageType.Jpeg;

    public static bool HasSignature(ReadOnlySpan<byte> bytes) => bytes is [0xFF, JpegSegments.StartOfImage, 0xFF, ..];

    public static new JpegFile? Read(ReadOnlyMemory<byte> bytes)
    {
        var data = bytes.Span;
        if (JpegSegments.Walk(data) is not { } segments || !HasPicture(data, segments, out var frame))
        {
            return null;
        }

        var orientation = ExifOrientation.Upright;
        foreach (var segment in segments)
        {
            var payload = Payload(data, segment);
            if (segment.Marker == App1 && payload.StartsWith(ExifOrientation.Prefix))
            {
                orientation = ExifOrientation.Read(payload);
                break;
            }
        }

        return new JpegFile(bytes, segments)
        {
            Width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]),
            Height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]),
            Orientation = orientation,
        };
    }

    public override bool PixelsAreComplete()
    {
        var data = _bytes.Span;
        var frame = _segments.Find(segment => IsFrame(segment.Marker));
        var pixels = new JpegPixels(frame.Marker, Payload(data, frame));
        foreach (var segment in _segments)
        {
            var payload = Payload(data, segment);
            switch (segment.Marker)
            {
                case RestartInterval:
                    pixels.SetRestartInterval(payload);
                    break;
                case HuffmanTables when !pixels.TakeTables(payload):
                case JpegSegments.StartOfScan when !pixels.TakeScan(payload, data[segment.PayloadEnd..segment.End]):
                    return false;
            }
        }

        return pixels.HaveEveryComponent;
    }

    public override byte[] WithoutMetadata()
    {
        var data = _bytes.Span;
        var bare = new MemoryStream(data.Length);
        bare.Write([0xFF, JpegSegments.StartOfImage]);
        if (Orientation != ExifOrientation.Upright)
        {
            WriteSegment(bare, App1, [.. ExifOrientation.Prefix, .. ExifOrientation.Write(Orientation)]);
        }

        foreach (var segment in _segments)
        {
            var payload = Payload(data, segment);
            if (IsFrame(segment.Marker) || segment.Marker is HuffmanTables or QuantisationTables or RestartInterval or JpegSegments.StartOfScan)
            {
                bare.Write(data[segment.Start..segment.End]);
            }
            else if (segment.Marker == App0 && payload.StartsWith("JFIF\0"u8) && payload.Length >= 12)
            {
                // Version, unit and density; the thumbnail behind them becomes 0 by 0.
                WriteSegment(bare, App0, [.. payload[..12], 0, 0]);
            }
            else if (segment.Marker == App14 && payload.StartsWith("Adobe"u8) && payload.Length >= AdobeLength)
            {
                // It says how colours are coded: without it the picture changes.
                WriteSegment(bare, App14, payload[..AdobeLength]);
            }
        }

        bare.Write([0xFF, JpegSegments.EndOfImage]);
        return bare.ToArray();
    }

    /// <summary>One frame with a size, tables, and behind the frame a scan with data in it.</summary>
    private static bool HasPicture(ReadOnlySpan<byte> data, List<JpegSegment> segments, out ReadOnlySpan<byte> frame)
    {
        frame = default;
        var (hasHuffman, hasQuantisation, hasScan) = (false, false, false);
        foreach (var segment in segments)
        {
            var payload = Payload(data, segment);
            switch (segment.Marker)
            {
                case HuffmanTables:
                    hasHuffman = true;
                    break;
                case QuantisationTables:
                    hasQuantisation = true;
                    break;
                case JpegSegments.StartOfScan:
                    if (frame.IsEmpty || !hasHuffman || !hasQuantisation || !IsScan(payload) || segment.End == segment.PayloadEnd)
                    {
                        return false;
                    }

                    hasScan = true;
                    break;
                case var marker when IsFrame(marker):
                    if (!frame.IsEmpty || !IsWholeFrame(payload))
                    {
                        return false;
                    }

                    frame = payload;
                    break;
                case > HuffmanTables and < 0xD0:
                    // Lossless, hierarchical, arithmetic: readers downstream know none of them.
                    return false;
            }
        }

        return hasScan;
    }

    private static bool IsFrame(byte marker) => marker is 0xC0 or 0xC1 or 0xC2;

    private static bool IsWholeFrame(ReadOnlySpan<byte> payload) =>
        payload.Length >= 9
        && payload[0] == BitsPerSample
        && payload[5] is 1 or 3 or 4
        && payload.Length == 6 + (3 * payload[5])
        && BinaryPrimitives.ReadUInt16BigEndian(payload[1..]) > 0
        && BinaryPrimitives.ReadUInt16BigEndian(payload[3..]) > 0;

    private static bool IsScan(ReadOnlySpan<byte> payload) =>
        payload.Length >= 6 && payload[0] is >= 1 and <= 4 && payload.Length == 4 + (2 * payload[0]);

    private static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> data, JpegSegment segment) => data[segment.Payload..segment.PayloadEnd];

    private static void WriteSegment(MemoryStream target, byte marker, ReadOnlySpan<byte> payload)
    {
        var length = payload.Length + 2;
        target.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        target.Write(payload);
    }
}

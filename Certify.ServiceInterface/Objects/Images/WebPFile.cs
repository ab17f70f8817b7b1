using System.Buffers.Binary;

namespace Certify.ServiceInterface.Objects.Images;

/// <summary>A still WebP, lossy or lossless, plain or extended.</summary>
internal sealed class WebPFile : ImageFile
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;
    private const int ExtendedLength = 10;
    private const byte AlphaFlag = 0x10;
    private const byte ExifFlag = 0x08;
    private const byte AnimationFlag = 0x02;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<Chunk> _chunks;

    private WebPFile(ReadOnlyMemory<byte> bytes, List<Chunk> chunks)
    {
        _bytes = bytes;
        _chunks = chunks;
    }

    public override ImageType Type => ImageType.WebP;

    public static bool HasSignature(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= RiffHeader && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8);

    public static new WebPFile? Read(ReadOnlyMemory<byte> bytes)
    {
        var data = bytes.Span;
        if (WalkChunks(data) is not { Count: > 0 } chunks || ImageSize(data, chunks) is not { } size)
        {
            return null;
        }

        var orientation = ExifOrientation.Upright;
        if (chunks[0].Is(data, "VP8X"u8))
        {
            if (!IsStillCanvas(chunks[0].Of(data), size))
            {
                return null;
            }

            foreach (var chunk in chunks)
            {
                orientation = chunk.Is(data, "EXIF"u8) ? ExifOrientation.Read(chunk.Of(data)) : orientation;
            }
        }
        else if (!IsImage(data, chunks[0]))
        {
            return null;
        }

        return new WebPFile(bytes, chunks) { Width = size.Width, Height = size.Height, Orientation = orientation };
    }

    public override byte[] WithoutMetadata()
    {
        var data = _bytes.Span;
        var hasExif = Orientation != ExifOrientation.Upright;
        var bare = new MemoryStream(data.Length);
        bare.Write("RIFF\0\0\0\0WEBP"u8);
        foreach (var chunk in _chunks)
        {
            var content = chunk.Of(data);
            if (chunk.Is(data, "VP8X"u8))
            {
                // Only the alpha flag is still true; the reserved bytes say nothing.
                byte flags = (byte)((content[0] & AlphaFlag) | (hasExif ? ExifFlag : 0));
                WriteChunk(bare, "VP8X"u8, [flags, 0, 0, 0, .. content[4..ExtendedLength]]);
            }
            else if (IsImage(data, chunk) || chunk.Is(data, "ALPH"u8))
            {
                WriteChunk(bare, data.Slice(chunk.Start, 4), content);
            }
        }

        if (hasExif)
        {
            WriteChunk(bare, "EXIF"u8, ExifOrientation.Write(Orientation));
        }

        var image = bare.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(4), image.Length - ChunkHeader);
        return image;
    }

    private static List<Chunk>? WalkChunks(ReadOnlySpan<byte> data)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
        if (size > data.Length - ChunkHeader || size < RiffHeader - ChunkHeader)
        {
            return null;
        }

        var end = (int)size + ChunkHeader;
        var chunks = new List<Chunk>();
        for (var position = RiffHeader; position < end;)
        {
            if (end - position < ChunkHeader)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt32LittleEndian(data[(position + 4)..]);
            if (length > end - position - ChunkHeader)
            {
                return null;
            }

            chunks.Add(new Chunk(position, (int)length));

            // Odd chunks are padded; a few writers leave the last pad out.
            position += ChunkHeader + (int)length + ((int)length & 1);
        }

        return chunks;
    }

    /// <summary>The size of the one image chunk; null where there is none, or more, or it cannot be whole.</summary>
    private static (int Width, int Height)? ImageSize(ReadOnlySpan<byte> data, List<Chunk> chunks)
    {
        (int Width, int Height)? size = null;
        foreach (var chunk in chunks)
        {
            if (!IsImage(data, chunk))
            {
                continue;
            }

            if (size is not null)
            {
                return null;
            }

            size = chunk.Is(data, "VP8L"u8) ? LosslessSize(chunk.Of(data)) : LossySize(chunk.Of(data));
            if (size is null)
            {
                return null;
            }
        }

        return size;
    }

    private static bool IsImage(ReadOnlySpan<byte> data, Chunk chunk) => chunk.Is(data, "VP8 "u8) || chunk.Is(data, "VP8L"u8);

    // RFC 6386: three bytes of frame tag, whose lowest bit is 0 for a key frame and whose top 19 are the length of the
    // first partition; a start code; two sizes of 14 bits.
    private static (int Width, int Height)? LossySize(ReadOnlySpan<byte> content)
    {
        if (content.Length <= 10 || (content[0] & 1) != 0 || !content[3..].StartsWith<byte>([0x9D, 0x01, 0x2A]))
        {
            return null;
        }

        var tag = content[0] | (content[1] << 8) | (content[2] << 16);
        var width = BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF;
        var height = BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF;
        return tag >> 5 <= content.Length - 10 && width > 0 && height > 0 ? (width, height) : null;
    }

    // A signature byte, two sizes less one of 14 bits, the alpha bit, three bits of version.
    private static (int Width, int Height)? LosslessSize(ReadOnlySpan<byte> content)
    {
        if (content.Length <= 5 || content[0] != 0x2F)
        {
            return null;
        }

        var fields = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
        return fields >> 29 == 0 ? ((int)(fields & 0x3FFF) + 1, (int)((fields >> 14) & 0x3FFF) + 1) : null;
    }

    private static bool IsStillCanvas(ReadOnlySpan<byte> content, (int Width, int Height) size) =>
        content.Length >= ExtendedLength
        && (content[0] & AnimationFlag) == 0
        && 1 + (content[4] | (content[5] << 8) | (content[6] << 16)) == size.Width
        && 1 + (content[7] | (content[8] << 8) | (content[9] << 16)) == size.Height;

    private static void WriteChunk(MemoryStream target, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        target.Write(name);
        target.Write(length);
        target.Write(content);
        if (content.Length % 2 != 0)
        {
            target.WriteByte(0);
        }
    }

    private readonly record struct Chunk(int Start, int Length)
    {
        public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> data) => data.Slice(Start + ChunkHeader, Length);

        public bool Is(ReadOnlySpan<byte> data, ReadOnlySpan<byte> name) => data[Start..].StartsWith(name);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Certify.ServiceInterface.Objects.Images;

internal sealed class PngFile : ImageFile
{
    private const int Overhead = 12;
    private const int InflateBuffer = 64 * 1024;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<Chunk> _chunks;
    private readonly PngHeader _header;

    private PngFile(ReadOnlyMemory<byte> bytes, List<Chunk> chunks, PngHeader header)
    {
        _bytes = bytes;
        _chunks = chunks;
        _header = header;
    }

    public override ImageType Type => ImageType.Png;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool HasSignature(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    public static new PngFile? Read(ReadOnlyMemory<byte> bytes)
    {
        var data = bytes.Span;
        if (WalkChunks(data) is not { } chunks
            || chunks[0].Name != ChunkName.Header
            || PngHeader.Read(chunks[0].Of(data)) is not { } header
            || !HasPicture(chunks, header))
        {
            return null;
        }

        var exif = chunks.Find(chunk => chunk.Name == ChunkName.Exif);
        return new PngFile(bytes, chunks, header)
        {
            Width = header.Width,
            Height = header.Height,
            Orientation = ExifOrientation.Read(exif.Of(data)),
        };
    }

    public override bool PixelsAreComplete()
    {
        var deflated = new MemoryStream();
        foreach (var chunk in _chunks.Where(chunk => chunk.Name == ChunkName.Data))
        {
            deflated.Write(chunk.Of(_bytes.Span));
        }

        deflated.Position = 0;
        var rows = new PngRows(_header);
        var buffer = ArrayPool<byte>.Shared.Rent(InflateBuffer);
        try
        {
            using var inflated = new ZLibStream(deflated, CompressionMode.Decompress);
            int read;
            while ((read = inflated.Read(buffer)) > 0)
            {
                // Stops at the first byte too many: what inflates to gigabytes costs no more than the picture it claims.
                if (!rows.Take(buffer.AsSpan(0, read)))
                {
                    return false;
                }
            }

            return rows.AtEnd;
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            // The decoder's only way to say that the data is damaged.
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override byte[] WithoutMetadata()
    {
        var data = _bytes.Span;
        var bare = new MemoryStream(data.Length);
        bare.Write(Signature);
        foreach (var chunk in _chunks.Where(chunk => chunk.Name.BelongsToThePicture()))
        {
            bare.Write(data[chunk.Start..(chunk.Start + Overhead + chunk.Length)]);
            if (chunk.Name == ChunkName.Header && Orientation != ExifOrientation.Upright)
            {
                WriteChunk(bare, "eXIf"u8, ExifOrientation.Write(Orientation));
            }
        }

        return bare.ToArray();
    }

    private static List<Chunk>? WalkChunks(ReadOnlySpan<byte> data)
    {
        var chunks = new List<Chunk>();
        var position = Signature.Length;
        while (data.Length - position >= Overhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(data[position..]);
            if (length > data.Length - position - Overhead)
            {
                return null;
            }

            var chunk = new Chunk((ChunkName)BinaryPrimitives.ReadUInt32BigEndian(data[(position + 4)..]), position, (int)length);
            position += Overhead + chunk.Length;
            if (Crc32.Of(data[(chunk.Start + 4)..(position - 4)]) != BinaryPrimitives.ReadUInt32BigEndian(data[(position - 4)..]))
            {
                return null;
            }

            chunks.Add(chunk);
            if (chunk.Name == ChunkName.End)
            {
                return chunk.Length == 0 ? chunks : null;
            }
        }

        return null;
    }

    /// <summary>One header, a palette where one is needed, data in one run, and nothing that a reader must know and we do not.</summary>
    private static bool HasPicture(List<Chunk> chunks, PngHeader header)
    {
        var hasPalette = false;
        var dataRuns = 0;
        for (var i = 1; i < chunks.Count; i++)
        {
            var (name, _, length) = chunks[i];
            if (name == ChunkName.Palette)
            {
                if (hasPalette || dataRuns > 0 || length % 3 != 0 || length / 3 is 0 || length / 3 > header.MostPaletteEntries)
                {
                    return false;
                }

                hasPalette = true;
            }
            else if (name == ChunkName.Data)
            {
                dataRuns += chunks[i - 1].Name == ChunkName.Data ? 0 : 1;
            }
            else if (name.IsCritical() && name != ChunkName.End)
            {
                return false;
            }
        }

        return dataRuns == 1 && (hasPalette || header.Colour != PngColour.Palette);
    }

    private static void WriteChunk(MemoryStream target, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        target.Write(number);
        byte[] body = [.. name, .. content];
        target.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(body));
        target.Write(number);
    }

    private readonly record struct Chunk(ChunkName Name, int Start, int Length)
    {
        public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> data) => Name == default ? [] : data.Slice(Start + 8, Length);
    }
}

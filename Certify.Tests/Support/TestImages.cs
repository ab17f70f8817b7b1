using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Certify.Tests.Support;

/// <summary>Whole and broken pictures for every test that needs a photo. Another seed gives other bytes.</summary>
public static class TestImages
{
    // Where each pass of Adam7 begins and how far it steps.
    private static readonly int[][] Adam7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];

    /// <summary>A baseline JPEG of grey squares.</summary>
    public static byte[] Jpeg(int width = 640, int height = 400, int seed = 1) => TestJpeg.Encode(width, height, seed);

    /// <summary>The JPEG cut in the middle of its pixels.</summary>
    public static byte[] TruncatedJpeg(int seed = 1)
    {
        var whole = Jpeg(seed: seed);
        return whole[..(whole.Length * 2 / 3)];
    }

    /// <summary>The JPEG with what a telephone writes beside the picture: its maker <c>PlantedMaker</c> and, if wanted, the place.</summary>
    public static byte[] JpegWithExif(bool gps = true, int orientation = 6, int seed = 1)
    {
        var plain = Jpeg(seed: seed);
        byte[] exif = [.. "Exif\0\0"u8, .. Tiff(orientation, gps)];
        return [.. plain[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. plain[2..]];
    }

    /// <summary>A PNG of noise, in any kind that the format knows (colour type 0 grey, 2 RGB, 3 palette, 4 and 6 with alpha).</summary>
    public static byte[] Png(int width = 64, int height = 48, int seed = 1, int colour = 2, int bitDepth = 8, bool interlaced = false)
    {
        var choose = new Seeded((ulong)seed);
        var rows = new MemoryStream();
        var bitsPerPixel = bitDepth * colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        foreach (var pass in interlaced ? Adam7 : [[0, 0, 1, 1]])
        {
            var columns = Enumerable.Range(0, width).Count(x => x >= pass[0] && (x - pass[0]) % pass[2] == 0);
            var lines = Enumerable.Range(0, height).Count(y => y >= pass[1] && (y - pass[1]) % pass[3] == 0);
            for (var line = 0; columns > 0 && line < lines; line++)
            {
                rows.WriteByte((byte)choose.Below(5));
                rows.Write(choose.Bytes(((columns * bitsPerPixel) + 7) / 8));
            }
        }

        return Png(width, height, colour, bitDepth, interlaced, Deflated(rows.ToArray()));
    }

    /// <summary>A PNG around any compressed data, right or wrong.</summary>
    public static byte[] Png(int width, int height, int colour, int bitDepth, bool interlaced, byte[] deflated)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bitDepth, (byte)colour, (byte)(interlaced ? 1 : 0));
        var middle = deflated.Length / 2;
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n',
            .. PngChunk("IHDR", header),
            .. colour == 3 ? PngChunk("PLTE", new byte[3 << bitDepth]) : [],
            .. PngChunk("IDAT", deflated[..middle]),
            .. PngChunk("IDAT", deflated[middle..]),
            .. PngChunk("IEND", []),
        ];
    }

    public static byte[] PngChunk(string name, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. content];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), Crc(body));
        return chunk;
    }

    public static byte[] Deflated(byte[] content)
    {
        var deflated = new MemoryStream();
        using (var compressor = new ZLibStream(deflated, CompressionLevel.Fastest))
        {
            compressor.Write(content);
        }

        return deflated.ToArray();
    }

    public static byte[] WebP() => ToolMadeImages.LossyWebP;

    private static byte[] Tiff(int orientation, bool gps)
    {
        // Two entries, then a directory of one: the latitude's reference.
        byte[] place = [0, 1, 0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0, 0, 0, 0, 0];
        const byte MakerAt = 8 + 2 + (3 * 12) + 4;
        const byte PlaceAt = MakerAt + 14;
        return
        [
            .. "MM\0*"u8, 0, 0, 0, 8,
            0, 3,
            0x01, 0x0F, 0, 2, 0, 0, 0, 13, 0, 0, 0, MakerAt,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, gps ? PlaceAt : (byte)0,
            0, 0, 0, 0,
            .. "PlantedMaker\0\0"u8,
            .. gps ? place : [],
        ];
    }

    // Bit by bit, so that a wrong table in the product cannot agree with it.
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}

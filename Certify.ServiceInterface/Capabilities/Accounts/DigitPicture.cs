using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Certify.ServiceInterface.Objects.Images;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Draws digits as a small grey PNG: each shifted and slanted by chance, with dots and strokes across them.</summary>
internal static class DigitPicture
{
    public const int Width = 90;
    public const int Height = 41;

    private const int Columns = 5;
    private const int Scale = 3;
    private const byte Paper = 0xF4;
    private const int Specks = 160;
    private const int Strokes = 3;

    // Seven rows of five points a digit, the leftmost point the highest bit.
    private static readonly byte[][] Shapes =
    [
        [0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110],
        [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
        [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111],
        [0b11111, 0b00010, 0b00100, 0b00010, 0b00001, 0b10001, 0b01110],
        [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
        [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
        [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
        [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
        [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
        [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100],
    ];

    public static byte[] Draw(string digits)
    {
        var points = new byte[Width * Height];
        points.AsSpan().Fill(Paper);
        for (var i = 0; i < digits.Length; i++)
        {
            DrawDigit(points, Shapes[digits[i] - '0'], left: 6 + (i * 20) + Chance(4), top: 6 + Chance(10), slant: Chance(7) - 3);
        }

        for (var i = 0; i < Strokes; i++)
        {
            DrawStroke(points, Chance(Height), Chance(Height));
        }

        for (var i = 0; i < Specks; i++)
        {
            points[Chance(points.Length)] = Ink(0x60);
        }

        return Encode(points);
    }

    private static void DrawDigit(byte[] points, byte[] shape, int left, int top, int slant)
    {
        var ink = Ink(0);
        for (var y = 0; y < shape.Length * Scale; y++)
        {
            var shift = slant * y / (shape.Length * Scale);
            for (var x = 0; x < Columns * Scale; x++)
            {
                if ((shape[y / Scale] >> (Columns - 1 - (x / Scale)) & 1) == 1)
                {
                    Set(points, left + x + shift, top + y, ink);
                }
            }
        }
    }

    private static void DrawStroke(byte[] points, int from, int to)
    {
        var ink = Ink(0x40);
        for (var x = 0; x < Width; x++)
        {
            Set(points, x, from + ((to - from) * x / Width), ink);
        }
    }

    private static void Set(byte[] points, int x, int y, byte ink)
    {
        if (x is >= 0 and < Width && y is >= 0 and < Height)
        {
            points[(y * Width) + x] = ink;
        }
    }

    private static byte Ink(int lightest) => (byte)(lightest + Chance(0x60));

    private static int Chance(int below) => RandomNumberGenerator.GetInt32(below);

    private static byte[] Encode(byte[] points)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8; // bits a point; the zeros after it say: grey, deflate, filters by row, not interlaced
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "IDAT", Compress(points));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Compress(byte[] points)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            for (var y = 0; y < Height; y++)
            {
                deflate.WriteByte(0); // the row is not filtered
                deflate.Write(points, y * Width, Width);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Length, name, content, and the checksum over name and content.</summary>
    private static void WriteChunk(MemoryStream png, string name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(named));
        png.Write(number);
    }
}

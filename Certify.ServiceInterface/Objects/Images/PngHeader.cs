using System.Buffers.Binary;

namespace Certify.ServiceInterface.Objects.Images;

internal enum PngColour : byte
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}

/// <summary>The IHDR chunk.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColour Colour, bool IsInterlaced)
{
    private const int Length = 13;

    public int BitsPerPixel => BitDepth * Colour switch
    {
        PngColour.Grey or PngColour.Palette => 1,
        PngColour.GreyAlpha => 2,
        PngColour.Rgb => 3,
        PngColour.RgbAlpha => 4,
    };

    /// <summary>Colour images may carry a palette, too, as a hint for poor displays; grey ones may not.</summary>
    public int MostPaletteEntries => Colour switch
    {
        PngColour.Grey or PngColour.GreyAlpha => 0,
        PngColour.Palette => 1 << BitDepth,
        PngColour.Rgb or PngColour.RgbAlpha => 256,
    };

    public static PngHeader? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != Length || data[10] != 0 || data[11] != 0 || data[12] > 1 || !IsAllowed(data[8], (PngColour)data[9]))
        {
            return null;
        }

        var width = BinaryPrimitives.ReadInt32BigEndian(data);
        var height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
        return width > 0 && height > 0 ? new PngHeader(width, height, data[8], (PngColour)data[9], data[12] == 1) : null;
    }

    private static bool IsAllowed(byte bitDepth, PngColour colour) => (colour, bitDepth) switch
    {
        (PngColour.Grey, 1 or 2 or 4 or 8 or 16) => true,
        (PngColour.Palette, 1 or 2 or 4 or 8) => true,
        (PngColour.Rgb or PngColour.GreyAlpha or PngColour.RgbAlpha, 8 or 16) => true,
        _ => false,
    };
}

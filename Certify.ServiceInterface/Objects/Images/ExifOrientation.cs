using System.Buffers.Binary;

namespace Certify.ServiceInterface.Objects.Images;

/// <summary>The one tag of EXIF that belongs to the picture.</summary>
internal static class ExifOrientation
{
    public const int Upright = 1;

    private const int HeaderLength = 8;
    private const int EntryLength = 12;
    private const ushort OrientationTag = 0x0112;
    private const byte ShortType = 3;

    /// <summary>What JPEG puts before the block, and some writers of WebP, too.</summary>
    public static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>Reads a TIFF block, with or without the prefix. Whatever is broken in it counts as upright.</summary>
    public static int Read(ReadOnlySpan<byte> block)
    {
        var tiff = block.StartsWith(Prefix) ? block[Prefix.Length..] : block;
        var littleEndian = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < HeaderLength || !(littleEndian || tiff.StartsWith("MM\0*"u8)))
        {
            return Upright;
        }

        var directory = littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return Upright;
        }

        var entries = tiff[(int)directory..];
        var count = Short(entries, littleEndian);
        for (entries = entries[2..]; count > 0 && entries.Length >= EntryLength; count--, entries = entries[EntryLength..])
        {
            if (Short(entries, littleEndian) == OrientationTag && Short(entries[2..], littleEndian) == ShortType)
            {
                var value = Short(entries[8..], littleEndian);
                return value is >= 1 and <= 8 ? value : Upright;
            }
        }

        return Upright;
    }

    /// <summary>A TIFF block that says the orientation and no more.</summary>
    public static byte[] Write(int orientation) =>
    [
        .. "MM\0*"u8, 0, 0, 0, HeaderLength,
        0, 1,
        0x01, 0x12, 0, ShortType, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort Short(ReadOnlySpan<byte> bytes, bool littleEndian) =>
        littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}

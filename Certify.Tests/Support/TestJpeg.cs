using System.Numerics;

namespace Certify.Tests.Support;

/// <summary>
/// The smallest JPEG encoder that makes whole pictures: grey, one level a block of 8 by 8, so that of each block only
/// its first coefficient is coded, followed by "no more".
/// </summary>
internal static class TestJpeg
{
    private const byte Step = 16;
    private const int HighestLevel = 60;

    // The usual code for the first coefficients: how many codes have 1, 2 … 16 bits; their values count up from 0.
    private static readonly byte[] CodesPerLength = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] Encode(int width, int height, int seed) =>
    [
        0xFF, 0xD8,
        0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat(Step, 64),
        0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xC4, 0, 31, 0x00, .. CodesPerLength, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
        0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0,
        .. Pixels(((width + 7) / 8) * ((height + 7) / 8), new Seeded((ulong)seed)),
        0xFF, 0xD9,
    ];

    private static byte[] Pixels(int blocks, Seeded choose)
    {
        var bits = new Bits();
        var previous = 0;
        for (var block = 0; block < blocks; block++)
        {
            var level = choose.Between(-HighestLevel, HighestLevel);
            WriteDifference(bits, level - previous);
            bits.Write(0, 1);
            previous = level;
        }

        return bits.Finish();
    }

    // A category, coded; then as many bits of the difference, negative ones less one.
    private static void WriteDifference(Bits bits, int difference)
    {
        var category = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(difference));
        var (code, length) = CodeOf(category);
        bits.Write(code, length);
        bits.Write(difference < 0 ? difference - 1 : difference, category);
    }

    private static (int Code, int Length) CodeOf(int value)
    {
        var code = 0;
        var next = 0;
        for (var length = 1; length <= CodesPerLength.Length; length++)
        {
            if (value < next + CodesPerLength[length - 1])
            {
                return (code + value - next, length);
            }

            next += CodesPerLength[length - 1];
            code = (code + CodesPerLength[length - 1]) << 1;
        }

        throw new ArgumentOutOfRangeException(nameof(value));
    }

    private sealed class Bits
    {
        private readonly List<byte> _bytes = [];
        private int _waiting;
        private int _count;

        public void Write(int value, int length)
        {
            for (var bit = length - 1; bit >= 0; bit--)
            {
                _waiting = (_waiting << 1) | ((value >> bit) & 1);
                if (++_count == 8)
                {
                    Emit();
                }
            }
        }

        public byte[] Finish()
        {
            while (_count != 0)
            {
                Write(1, 1);
            }

            return [.. _bytes];
        }

        // A 0xFF in the data is followed by a zero, lest it be taken for a marker.
        private void Emit()
        {
            _bytes.Add((byte)_waiting);
            if (_bytes[^1] == 0xFF)
            {
                _bytes.Add(0);
            }

            (_waiting, _count) = (0, 0);
        }
    }
}

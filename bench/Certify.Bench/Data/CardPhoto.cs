namespace Certify.Bench.Data;

/// <summary>
/// Whole JPEGs of about a given size. Whose they are is written into coefficients that no pixel uses, where only a vendor that knows
/// of it can read it back: stripping metadata leaves it.
/// </summary>
internal static class CardPhoto
{
    private const int Digits = 10, TableAt = 25;
    private const byte Step = 16, Zero = 40;
    private static readonly byte[] Head =
    [
        0xFF, 0xD8,
        0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat(Step, 64),
    ];

    /// <param name="kilobytes">About so large; at most 500.</param>
    public static byte[] Of(long person, int kilobytes)
    {
        var photo = (byte[])Plain(kilobytes).Clone();
        for (var digit = 0; digit < Digits; digit++)
        {
            photo[TableAt + 64 - 1 - digit] = (byte)(Zero + (person % 10));
            person /= 10;
        }

        return photo;
    }

    /// <summary>Whose photo it is; -1 where it says nothing.</summary>
    public static long PersonIn(ReadOnlySpan<byte> photo)
    {
        var table = photo.IndexOf([(byte)0xFF, (byte)0xDB, (byte)0, (byte)67, (byte)0]);
        if (table < 0)
        {
            return -1;
        }

        var person = 0L;
        foreach (var digit in photo.Slice(table + 5 + 64 - Digits, Digits))
        {
            person = (person * 10) + digit - Zero;
        }

        return person;
    }

    private static readonly Dictionary<int, byte[]> Made = [];

    private static byte[] Plain(int kilobytes)
    {
        lock (Made)
        {
            return Made.TryGetValue(kilobytes, out var made) ? made : Made[kilobytes] = Encode(kilobytes * 1024);
        }
    }

    /// <summary>Grey blocks of 8 by 8, one byte each: of every block the first coefficient is coded, then "no more".</summary>
    private static byte[] Encode(int size)
    {
        const int Width = 2048;
        var height = size / (Width / 8) * 8;
        var blocks = Width / 8 * (height / 8);
        return
        [
            .. Head,
            0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, Width >> 8, Width & 0xFF, 1, 1, 0x11, 0,
            // One category of difference, 4, coded by one bit; one code for "no more", of three bits.
            0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 4,
            0xFF, 0xC4, 0, 20, 0x10, 0, 0, 1, .. new byte[13], 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0,
            .. Levels(blocks),
            0xFF, 0xD9,
        ];
    }

    /// <summary>A byte a block: one bit of category 4, four bits of difference, three of "no more". Up and down in turns, never 0xFF.</summary>
    private static IEnumerable<byte> Levels(int blocks)
    {
        for (var block = 0; block < blocks; block++)
        {
            // Differences of category 4: 8 to 15 as they are, -15 to -8 as 0 to 7.
            var size = 8 + (block / 2 * 7 % 8);
            yield return (byte)((block % 2 == 0 ? size : 15 - size) << 3);
        }
    }
}

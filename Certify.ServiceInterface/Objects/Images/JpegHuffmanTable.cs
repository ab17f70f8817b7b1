using System.Runtime.CompilerServices;

namespace Certify.ServiceInterface.Objects.Images;

/// <summary>One code of a DHT segment: short codes by table, the few long ones by their numeric order.</summary>
internal sealed class JpegHuffmanTable
{
    public const int LongestCode = 16;

    private const int ShortCode = 8;

    private readonly byte[] _symbols;

    // By the next eight bits: length in the high byte, symbol in the low one; 0 where the code is longer.
    private readonly ushort[] _short = new ushort[1 << ShortCode];

    // By length: the first number that is too high for a code of that length, and what to add to a code to find its symbol.
    private readonly int[] _limit = new int[LongestCode + 1];
    private readonly int[] _offset = new int[LongestCode + 1];

    private JpegHuffmanTable(ReadOnlySpan<byte> counts, byte[] symbols)
    {
        _symbols = symbols;
        var code = 0;
        var first = 0;
        for (var length = 1; length <= LongestCode; length++)
        {
            _offset[length] = first - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, first++)
            {
                AddShort(code, length, symbols[first]);
            }

            _limit[length] = code;
            code <<= 1;
        }
    }

    /// <summary>The length of the code at the front of 16 bits, and what it stands for; length 0 where it is no code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Length, int Symbol) Find(int bits)
    {
        var entry = _short[bits >> (LongestCode - ShortCode)];
        return entry != 0 ? (entry >> 8, entry & 0xFF) : FindLong(bits);
    }

    private (int Length, int Symbol) FindLong(int bits)
    {
        for (var length = ShortCode + 1; length <= LongestCode; length++)
        {
            var code = bits >> (LongestCode - length);
            if (code < _limit[length])
            {
                return (length, _symbols[_offset[length] + code]);
            }
        }

        return (0, 0);
    }

    /// <summary>Takes one table off the front of a DHT segment; null where it is not whole.</summary>
    public static JpegHuffmanTable? Read(ref ReadOnlySpan<byte> payload, out int slot)
    {
        slot = 0;
        if (payload.Length < 1 + LongestCode)
        {
            return null;
        }

        // Class (0 first coefficients, 1 the others) and number share the byte.
        slot = payload[0];
        var counts = payload.Slice(1, LongestCode);
        var total = 0;
        var room = 1;
        foreach (var count in counts)
        {
            total += count;
            room = (room * 2) - count;
            if (room < 0)
            {
                return null;
            }
        }

        if (total > 256 || payload.Length < 1 + LongestCode + total)
        {
            return null;
        }

        var symbols = payload.Slice(1 + LongestCode, total).ToArray();
        payload = payload[(1 + LongestCode + total)..];
        return new JpegHuffmanTable(counts, symbols);
    }

    private void AddShort(int code, int length, byte symbol)
    {
        if (length <= ShortCode)
        {
            var free = ShortCode - length;
            _short.AsSpan(code << free, 1 << free).Fill((ushort)((length << 8) | symbol));
        }
    }
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Certify.ServiceInterface.Objects.Images;

/// <summary>The bits of a scan's coded data, without the zeros stuffed behind 0xFF.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> data)
{
    private const int LongestCoefficient = 15;

    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;
    private ulong _bits;
    private int _count;

    /// <summary>
    /// Takes a code and passes over the coefficient behind it, whose length is the low half of what the code stands for; -1 where there is
    /// no code, or not all of its coefficient.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(JpegHuffmanTable table)
    {
        if (_count < JpegHuffmanTable.LongestCode + LongestCoefficient)
        {
            Fill();
        }

        var (length, symbol) = table.Find((int)(_bits >> (64 - JpegHuffmanTable.LongestCode)));
        var taken = length + (symbol & 0x0F);
        _bits <<= taken;
        _count -= taken;
        return length == 0 || _count < 0 ? -1 : symbol;
    }

    /// <summary>Goes on behind the next restart mark; false where there is none.</summary>
    public bool Restart()
    {
        (_bits, _count) = (0, 0);
        while (_position + 1 < _data.Length)
        {
            if (_data[_position] == 0xFF && _data[_position + 1] is >= 0xD0 and <= 0xD7)
            {
                _position += 2;
                return true;
            }

            _position++;
        }

        return false;
    }

    // Stops at a mark: what lies behind belongs to the next interval.
    private void Fill()
    {
        if (_count >= 0 && _position + sizeof(ulong) <= _data.Length)
        {
            var next = BinaryPrimitives.ReadUInt64BigEndian(_data[_position..]);
            if (HasNoFF(next))
            {
                // Bits beyond the whole bytes are those that come to the same place again with the next.
                var bytes = (64 - _count) / 8;
                _bits |= next >> _count;
                _position += bytes;
                _count += 8 * bytes;
                return;
            }
        }

        while (_count is >= 0 and <= 56 && _position < _data.Length)
        {
            var value = _data[_position];
            if (value == 0xFF)
            {
                if (_position + 1 >= _data.Length || _data[_position + 1] != 0)
                {
                    return;
                }

                _position++;
            }

            _position++;
            _bits |= (ulong)value << (56 - _count);
            _count += 8;
        }
    }

    /// <summary>A byte of all ones is one that becomes zero when inverted: only that borrows into its highest bit.</summary>
    private static bool HasNoFF(ulong bytes) => ((~bytes - 0x0101_0101_0101_0101) & bytes & 0x8080_8080_8080_8080) == 0;
}

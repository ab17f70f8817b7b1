namespace Certify.ServiceInterface.Objects.Images;

/// <summary>The bits of a scan's coded data, without the zeros stuffed behind 0xFF.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;
    private ulong _bits;
    private int _count;

    /// <summary>More was taken than there was.</summary>
    public readonly bool IsExhausted => _count < 0;

    /// <summary>Takes a code; -1 where there is none.</summary>
    public int Symbol(JpegHuffmanTable table)
    {
        if (_count < JpegHuffmanTable.LongestCode)
        {
            Fill();
        }

        var (length, symbol) = table.Find((int)(_bits >> (64 - JpegHuffmanTable.LongestCode)));
        Drop(length);
        return length == 0 || IsExhausted ? -1 : symbol;
    }

    /// <summary>Passes over bits whose value does not matter here.</summary>
    public void Skip(int length)
    {
        if (_count < length)
        {
            Fill();
        }

        Drop(length);
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

    private void Drop(int length)
    {
        _bits <<= length;
        _count -= length;
    }
}

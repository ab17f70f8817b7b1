namespace Certify.ServiceInterface.Objects.Images;

/// <summary>Follows inflated PNG data row by row: each begins with its filter, 0 to 4, and none may be missing or left over.</summary>
internal struct PngRows
{
    // Where each pass of Adam7 begins and how far it steps.
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static readonly (int X, int Y, int StepX, int StepY)[] OnePass = [(0, 0, 1, 1)];

    private readonly PngHeader _header;
    private readonly (int X, int Y, int StepX, int StepY)[] _passes;
    private int _pass = -1;
    private long _rowBytes;
    private long _rowsLeft;
    private long _leftInRow;

    public PngRows(PngHeader header)
    {
        _header = header;
        _passes = header.IsInterlaced ? Adam7 : OnePass;
        SkipEmptyPasses();
    }

    public readonly bool AtEnd => _pass == _passes.Length && _leftInRow == 0;

    /// <summary>False where a row has an impossible filter, or there is more than the rows hold.</summary>
    public bool Take(ReadOnlySpan<byte> inflated)
    {
        while (!inflated.IsEmpty)
        {
            if (_leftInRow == 0)
            {
                if (_pass == _passes.Length || inflated[0] > 4)
                {
                    return false;
                }

                _leftInRow = 1 + _rowBytes;
                _rowsLeft--;
                SkipEmptyPasses();
            }

            var taken = (int)Math.Min(_leftInRow, inflated.Length);
            _leftInRow -= taken;
            inflated = inflated[taken..];
        }

        return true;
    }

    // A pass over a narrow or low image can have no pixel at all; such a pass has no rows either.
    private void SkipEmptyPasses()
    {
        while (_rowsLeft == 0 && ++_pass < _passes.Length)
        {
            var (x, y, stepX, stepY) = _passes[_pass];
            var width = ((long)_header.Width - x + stepX - 1) / stepX;
            var height = ((long)_header.Height - y + stepY - 1) / stepY;
            _rowBytes = ((width * _header.BitsPerPixel) + 7) / 8;
            _rowsLeft = width > 0 ? Math.Max(height, 0) : 0;
        }
    }
}

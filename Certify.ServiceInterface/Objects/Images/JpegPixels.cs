using System.Buffers.Binary;

namespace Certify.ServiceInterface.Objects.Images;

/// <summary>
/// Follows the coded data of a JPEG block by block, without computing a pixel, to see that none is missing: a photo
/// can be cut short and still end with an end mark. Progressive ones are checked for a scan of every component only.
/// </summary>
internal sealed class JpegPixels
{
    private const byte Progressive = 0xC2;
    private const int MostBlocksPerUnit = 10;
    private const int Coefficients = 64;

    private readonly JpegHuffmanTable?[] _tables = new JpegHuffmanTable?[0x20];
    private readonly bool _isProgressive;
    private readonly int _width;
    private readonly int _height;
    private readonly (byte Id, int Across, int Down)[] _components;
    private readonly HashSet<byte> _seen = [];
    private int _restartInterval;

    public JpegPixels(byte frameMarker, ReadOnlySpan<byte> frame)
    {
        _isProgressive = frameMarker == Progressive;
        _height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]);
        _width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        _components = new (byte, int, int)[frame[5]];
        for (var i = 0; i < _components.Length; i++)
        {
            var sampling = frame[7 + (3 * i)];
            _components[i] = (frame[6 + (3 * i)], sampling >> 4, sampling & 0x0F);
        }
    }

    public bool HaveEveryComponent => _components.All(component => _seen.Contains(component.Id));

    public void SetRestartInterval(ReadOnlySpan<byte> payload) =>
        _restartInterval = payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : 0;

    public bool TakeTables(ReadOnlySpan<byte> payload)
    {
        while (!payload.IsEmpty)
        {
            if (JpegHuffmanTable.Read(ref payload, out var slot) is not { } table || slot >= _tables.Length)
            {
                return false;
            }

            _tables[slot] = table;
        }

        return true;
    }

    /// <summary>False where the scan's data ends before its last block, or holds what is no code.</summary>
    public bool TakeScan(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        var blocks = new List<(JpegHuffmanTable First, JpegHuffmanTable Others)>();
        var parts = new List<(byte Id, int Across, int Down)>();
        for (var i = 0; i < header[0]; i++)
        {
            var (id, slots) = (header[1 + (2 * i)], header[2 + (2 * i)]);
            var part = Array.Find(_components, component => component.Id == id);
            if (part is not { Across: >= 1 and <= 4, Down: >= 1 and <= 4 })
            {
                return false;
            }

            parts.Add(part);
            _seen.Add(id);
            if (!_isProgressive)
            {
                if (_tables[(slots >> 4) & 0x0F] is not { } first || _tables[0x10 | (slots & 0x0F)] is not { } others)
                {
                    return false;
                }

                blocks.AddRange(Enumerable.Repeat((first, others), header[0] == 1 ? 1 : part.Across * part.Down));
            }
        }

        return _isProgressive || (blocks.Count <= MostBlocksPerUnit && HasAllUnits(data, Units(parts), blocks.ToArray()));
    }

    // A scan of one component counts that component's own blocks, without those that only fill up a unit.
    private long Units(List<(byte Id, int Across, int Down)> parts)
    {
        var mostAcross = _components.Max(component => component.Across);
        var mostDown = _components.Max(component => component.Down);
        var (across, down) = parts.Count == 1 ? (parts[0].Across, parts[0].Down) : (1, 1);
        return (long)Blocks(_width, across, mostAcross) * Blocks(_height, down, mostDown);
    }

    private static int Blocks(int pixels, int part, int most) => ((pixels * part) + (8 * most) - 1) / (8 * most);

    private bool HasAllUnits(ReadOnlySpan<byte> data, long units, ReadOnlySpan<(JpegHuffmanTable First, JpegHuffmanTable Others)> blocks)
    {
        var bits = new JpegBits(data);
        for (long unit = 0; unit < units; unit++)
        {
            if (_restartInterval > 0 && unit > 0 && unit % _restartInterval == 0 && !bits.Restart())
            {
                return false;
            }

            foreach (var (first, others) in blocks)
            {
                if (!HasBlock(ref bits, first, others))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // A symbol counts the zeros to leap over (high half) and the bits of the next coefficient (low half).
    private static bool HasBlock(ref JpegBits bits, JpegHuffmanTable first, JpegHuffmanTable others)
    {
        const int LeapOf16 = 0xF0;
        if (bits.Take(first) is < 0 or > 11)
        {
            return false;
        }

        for (var place = 1; place < Coefficients;)
        {
            var symbol = bits.Take(others);
            if (symbol < 0)
            {
                return false;
            }

            if ((symbol & 0x0F) == 0 && symbol != LeapOf16)
            {
                break;
            }

            place += (symbol >> 4) + 1;
        }

        return true;
    }
}

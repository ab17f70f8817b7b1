namespace Certify.ServiceInterface.Objects.Images;

/// <summary>An image taken apart far enough to judge it and to write it again without what does not belong to the picture.</summary>
internal abstract class ImageFile
{
    public abstract ImageType Type { get; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int Orientation { get; init; }

    public long Pixels => (long)Width * Height;

    /// <summary>Begins as <see cref="Read"/> expects. False for everything that is no image of ours.</summary>
    public static bool IsImage(ReadOnlySpan<byte> bytes) =>
        JpegFile.HasSignature(bytes) || PngFile.HasSignature(bytes) || WebPFile.HasSignature(bytes);

    /// <summary>Walks the structure to its end; null where it breaks off or contradicts itself.</summary>
    public static ImageFile? Read(ReadOnlyMemory<byte> bytes) =>
        JpegFile.HasSignature(bytes.Span) ? JpegFile.Read(bytes)
        : PngFile.HasSignature(bytes.Span) ? PngFile.Read(bytes)
        : WebPFile.HasSignature(bytes.Span) ? WebPFile.Read(bytes)
        : null;

    /// <summary>
    /// Whether every pixel is there. Apart from <see cref="Read"/> because it may cost work in proportion to the
    /// pixels: those are counted first.
    /// </summary>
    public virtual bool PixelsAreComplete() => true;

    /// <summary>The same picture in the same format, with its orientation as the only thing told about it.</summary>
    public abstract byte[] WithoutMetadata();
}

namespace Certify.ServiceInterface.Objects.Images;

/// <summary>Judges photos by their content. Total: any bytes get a verdict, none can make it throw or read beyond them.</summary>
public static class ImageInspector
{
    public const int MostBytes = 10 * 1024 * 1024;
    public const long MostPixels = 40_000_000;

    public static ImageInspection Inspect(ReadOnlyMemory<byte> bytes) => Open(bytes, out _);

    internal static ImageInspection Open(ReadOnlyMemory<byte> bytes, out ImageFile? image)
    {
        image = null;
        if (bytes.IsEmpty)
        {
            return Refused(ImageVerdict.Empty);
        }

        if (bytes.Length > MostBytes)
        {
            return Refused(ImageVerdict.TooLarge);
        }

        if (!ImageFile.IsImage(bytes.Span))
        {
            return Refused(ImageVerdict.NotAnImage);
        }

        if (ImageFile.Read(bytes) is not { } file)
        {
            return Refused(ImageVerdict.Truncated);
        }

        if (file.Pixels > MostPixels)
        {
            return Refused(ImageVerdict.TooManyPixels);
        }

        if (!file.PixelsAreComplete())
        {
            return Refused(ImageVerdict.Truncated);
        }

        image = file;
        return new ImageInspection(ImageVerdict.Ok, file.Type, file.Width, file.Height, file.Orientation);
    }

    private static ImageInspection Refused(ImageVerdict verdict) => new(verdict, default, 0, 0, 0);
}

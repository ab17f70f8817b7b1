namespace Certify.ServiceInterface.Objects.Images;

/// <summary>
/// Takes out of a photo what its camera and its editor wrote beside the picture: place, time, device, thumbnail, text,
/// colour profile, and whatever follows the end of the image. The pixels are not touched, so nothing is lost and the
/// same photo always gives the same bytes. The orientation stays, as an EXIF block that holds nothing else: without
/// it a reader would see the card lying on its side.
/// </summary>
public static class ImageStripper
{
    /// <summary>The bare image, which <see cref="ImageInspector"/> accepts again; null where it does not accept the given one.</summary>
    public static byte[]? Strip(ReadOnlyMemory<byte> bytes) => Strip(bytes, out _);

    /// <summary>The same, with the verdict that comes of looking at it once.</summary>
    public static byte[]? Strip(ReadOnlyMemory<byte> bytes, out ImageInspection inspection)
    {
        inspection = ImageInspector.Open(bytes, out var image);
        return image?.WithoutMetadata();
    }
}

namespace Certify.ServiceInterface.Objects.Images;

public enum ImageVerdict
{
    Ok,
    Empty,

    /// <summary>Does not begin as a JPEG, a PNG or a WebP.</summary>
    NotAnImage,

    /// <summary>Begins as an image, but is cut short, damaged, animated, or of a kind that no camera writes.</summary>
    Truncated,

    /// <summary>More bytes than <see cref="ImageInspector.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>More pixels than <see cref="ImageInspector.MostPixels"/>.</summary>
    TooManyPixels,
}

public enum ImageType
{
    Jpeg,
    Png,
    WebP,
}

/// <summary>What some bytes are, judged by themselves: no name and no media type that a client sent plays a part.</summary>
/// <param name="Verdict">Everything else is meaningful only where this is <see cref="ImageVerdict.Ok"/>.</param>
/// <param name="Type">The format.</param>
/// <param name="Width">Pixels as stored, before any turning.</param>
/// <param name="Height">Pixels as stored, before any turning.</param>
/// <param name="Orientation">1 to 8 as EXIF counts them; 1 is upright.</param>
public readonly record struct ImageInspection(ImageVerdict Verdict, ImageType Type, int Width, int Height, int Orientation)
{
    public bool IsOk => Verdict == ImageVerdict.Ok;

    public string MediaType => Type switch
    {
        ImageType.Jpeg => "image/jpeg",
        ImageType.Png => "image/png",
        ImageType.WebP => "image/webp",
    };
}

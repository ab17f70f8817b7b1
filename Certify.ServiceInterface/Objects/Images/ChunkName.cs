namespace Certify.ServiceInterface.Objects.Images;

/// <summary>The names of the PNG chunks that we know: four ASCII letters read as one big-endian number.</summary>
internal enum ChunkName : uint
{
    Header = 0x49484452, // IHDR
    Palette = 0x504C5445, // PLTE
    Data = 0x49444154, // IDAT
    End = 0x49454E44, // IEND
    Exif = 0x65584966, // eXIf
    Transparency = 0x74524E53, // tRNS
    Gamma = 0x67414D41, // gAMA
    Chromaticities = 0x6348524D, // cHRM
    StandardRgb = 0x73524742, // sRGB
}

internal static class ChunkNames
{
    /// <summary>A capital first letter tells readers to give up where they do not know the chunk.</summary>
    public static bool IsCritical(this ChunkName name) => ((uint)name & 0x20000000) == 0;

    /// <summary>Without these the pixels would look different. The rest, texts, times and profiles, only tell about them.</summary>
    public static bool BelongsToThePicture(this ChunkName name) => name.IsCritical()
        || name is ChunkName.Transparency or ChunkName.Gamma or ChunkName.Chromaticities or ChunkName.StandardRgb;
}

using Certify.ServiceInterface.Objects.Images;

namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>Why a photo was not taken, in one short sentence for people.</summary>
public static class PhotoText
{
    public static string Of(ImageVerdict verdict) => verdict switch
    {
        ImageVerdict.Empty => "提交的是空文件。",
        ImageVerdict.TooLarge => "图片不能超过10MB。",
        ImageVerdict.TooManyPixels => "图片像素过大。",
        ImageVerdict.NotAnImage or ImageVerdict.Truncated or ImageVerdict.Ok => "请上传有效图片。您上传的该文件不是图片或者图片已经损坏。",
    };
}

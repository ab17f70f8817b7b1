namespace Certify.ServiceInterface.Providers.Aliyun.Ocr;

/// <summary>Pictures are sent as bytes: the vendor fetches no address of ours.</summary>
internal static class OcrRequests
{
    private const string Version = "2021-07-07";

    private static readonly AliyunAction RecognizeIdcard = new(AliyunProduct.Ocr, Version, "RecognizeIdcard", Failover.WhenFailed, PerSecond: 10);

    private static readonly AliyunAction RecognizeBusinessLicense =
        new(AliyunProduct.Ocr, Version, "RecognizeBusinessLicense", Failover.WhenFailed, PerSecond: 10);

    public static AliyunRequest Card(ReadOnlyMemory<byte> photo) => new(RecognizeIdcard)
    {
        Query = new Dictionary<string, string> { ["OutputFigure"] = "false", ["OutputQualityInfo"] = "true" },
        Octets = photo,
    };

    public static AliyunRequest Licence(ReadOnlyMemory<byte> photo) => new(RecognizeBusinessLicense) { Octets = photo };
}

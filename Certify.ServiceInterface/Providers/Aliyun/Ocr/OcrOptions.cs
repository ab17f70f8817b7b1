namespace Certify.ServiceInterface.Providers.Aliyun.Ocr;

/// <summary>
/// From where on a score of the picture is a risk mark. Bound from <c>Certify:Aliyun:Ocr</c>. The vendor's own sample scores
/// 99.99 for tampering, so a mark leads to a reviewer and never to a refusal.
/// </summary>
public sealed class OcrOptions
{
    public double TamperAbove { get; set; } = 60;

    public double QualityBelow { get; set; } = 55;

    public double CompletenessBelow { get; set; } = 90;
}

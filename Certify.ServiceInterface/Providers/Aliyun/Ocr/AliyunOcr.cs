namespace Certify.ServiceInterface.Providers.Aliyun.Ocr;

/// <summary>Reads cards and licences with <c>RecognizeIdcard</c> and <c>RecognizeBusinessLicense</c>.</summary>
public sealed class AliyunOcr(AliyunClient client, AliyunOptions options) : IOcr
{
    public string Provider => "aliyun";

    public Task<VendorAnswer<CardReading>> ReadCard(CardSide side, ReadOnlyMemory<byte> photo, ReviewContext context, CancellationToken stop) =>
        client.Call(OcrRequests.Card(photo), reply => OcrMapping.Card(reply, side, options.Ocr), stop);

    public Task<VendorAnswer<LicenceReading>> ReadLicence(ReadOnlyMemory<byte> photo, ReviewContext context, CancellationToken stop) =>
        client.Call(OcrRequests.Licence(photo), OcrMapping.Licence, stop);
}

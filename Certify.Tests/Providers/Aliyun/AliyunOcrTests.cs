using System.Text.Json.Nodes;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun.Ocr;
using NUnit.Framework;

namespace Certify.Tests.Providers.Aliyun;

[TestFixture]
public sealed class AliyunOcrTests : AliyunFixture
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private AliyunOcr Ocr => new(Client, Options);

    [Test]
    public async Task The_front_of_a_card_is_read_from_the_bytes_of_the_photo()
    {
        var answer = await Ocr.ReadCard(CardSide.Front, Photo, Context, default);

        Assert.That(answer.Reading, Is.EqualTo(new CardReading(true, "张三", "11010519491231002X")));
        Assert.That(answer.Code, Is.EqualTo("200"));
        Assert.That(answer.RequestId, Has.Length.EqualTo(36));
        Assert.That(Vendor.Calls.Single().Body, Is.EqualTo(Photo));
    }

    [Test]
    public async Task The_back_of_a_card_is_read_where_the_picture_shows_both_sides()
    {
        var answer = await Ocr.ReadCard(CardSide.Back, Photo, Context, default);

        Assert.That(answer.Reading, Is.EqualTo(new CardReading(true, ValidPeriod: "2010.01.01-2030.01.01")));
    }

    [Test]
    public async Task The_other_side_alone_is_unreadable()
    {
        Read("""{"data":{"face":{"data":{"name":"张三","idNumber":"11010519491231002X"}}}}""");

        var answer = await Ocr.ReadCard(CardSide.Back, Photo, Context, default);

        Assert.That(answer.Reading, Is.EqualTo(new CardReading(false)));
    }

    [Test]
    public async Task A_front_on_which_nothing_could_be_read_is_unreadable()
    {
        Read("""{"data":{"face":{"data":{"name":"","idNumber":"","sex":"男"}}}}""");

        Assert.That((await Ocr.ReadCard(CardSide.Front, Photo, Context, default)).Reading!.Readable, Is.False);
    }

    [Test]
    public async Task Marks_of_risk_are_told_by_the_vendors_names()
    {
        Read("""
            {"data":{"face":{"data":{"name":"张三","idNumber":"11010519491231002X"},
            "warning":{"completenessScore":89,"isCopy":1,"isReshoot":1,"qualityScore":54.9,"tamperScore":99.99968}}}}
            """);

        var answer = await Ocr.ReadCard(CardSide.Front, Photo, Context, default);

        Assert.That(answer.Reading!.Readable, Is.True);
        Assert.That(answer.Reading.Warnings, Is.EqualTo(new[] { "isCopy", "isReshoot", "tamperScore", "qualityScore", "completenessScore" }));
    }

    [TestCase(400, "illegalImageContent")]
    [TestCase(400, "illegalImageType")]
    [TestCase(400, "unmatchedImageType")]
    [TestCase(413, "exceededImageContent")]
    [TestCase(415, "unsupportedImageFormat")]
    [TestCase(416, "illegalImageSize")]
    public async Task What_the_vendor_says_of_the_picture_is_a_reading_of_the_users(int status, string code)
    {
        Vendor.Answer("RecognizeIdcard", status, $$"""{"Code":"{{code}}","Message":"picture of 张三"}""");
        Vendor.Answer("RecognizeBusinessLicense", status, $$"""{"Code":"{{code}}","Message":"picture of 张三"}""");

        var card = await Ocr.ReadCard(CardSide.Front, Photo, Context, default);
        var licence = await Ocr.ReadLicence(Photo, Context, default);

        Assert.That((card.Fault, card.Code, card.Reading), Is.EqualTo(((VendorFault?)null, code, new CardReading(false))));
        Assert.That((licence.Fault, licence.Code, licence.Reading), Is.EqualTo(((VendorFault?)null, code, new LicenceReading(false))));
    }

    [TestCase(401, "ocrServiceNotOpen", VendorFault.Account)]
    [TestCase(401, "OcrServiceExpired", VendorFault.Account)]
    [TestCase(401, "noPermission", VendorFault.Account)]
    [TestCase(400, "illegalSignature", VendorFault.Account)]
    [TestCase(400, "invalidStsToken", VendorFault.Account)]
    [TestCase(400, "MissingImageUrl", VendorFault.Request)]
    [TestCase(400, "IllegalImageUrl", VendorFault.Request)]
    [TestCase(503, "algorithmError", VendorFault.Unavailable)]
    public async Task All_else_is_never_the_users(int status, string code, VendorFault fault)
    {
        Vendor.Answer("RecognizeIdcard", status, $$"""{"Code":"{{code}}","Message":"no"}""");

        var answer = await Ocr.ReadCard(CardSide.Front, Photo, Context, default);

        Assert.That((answer.Reading, answer.Fault, answer.Code), Is.EqualTo(((CardReading?)null, (VendorFault?)fault, code)));
    }

    [Test]
    public async Task A_licence_is_read_with_its_printed_term()
    {
        var answer = await Ocr.ReadLicence(Photo, Context, default);

        Assert.That(answer.Reading, Is.EqualTo(new LicenceReading(true, "杭州某某有限公司", "张三", "91330106673959654P", "2017年01月04日至长期")));
    }

    [TestCase("2017年01月04日至无固定期限", "29991231", "20170104-29991231")]
    [TestCase("2017年01月04日至无固定期限", "", "2017年01月04日至无固定期限")]
    [TestCase("2017年01月04日至长期", "29991231", "2017年01月04日至长期")]
    public async Task A_term_in_unknown_words_is_as_the_vendors_own_days_tell(string printed, string end, string read)
    {
        ReadLicence($$$"""
            {"data":{"creditCode":"91330106673959654P","companyName":"杭州某某有限公司","legalPerson":"张三","validPeriod":"{{{printed}}}","validFromDate":"20170104","validToDate":"{{{end}}}"}}
            """);

        Assert.That((await Ocr.ReadLicence(Photo, Context, default)).Reading!.ValidPeriod, Is.EqualTo(read));
    }

    [Test]
    public async Task A_term_without_a_printed_text_is_made_of_its_days()
    {
        ReadLicence("""{"data":{"creditCode":"91330106673959654P","companyName":"***","legalPerson":"张三","validPeriod":"","validFromDate":"20170104","validToDate":"20270103"}}""");

        var answer = await Ocr.ReadLicence(Photo, Context, default);

        Assert.That(answer.Reading, Is.EqualTo(new LicenceReading(true, null, "张三", "91330106673959654P", "20170104-20270103")));
    }

    [Test]
    public async Task A_licence_without_a_term_has_none()
    {
        ReadLicence("""{"data":{"creditCode":"91330106673959654P","companyName":"杭州某某有限公司","legalPerson":"张三"}}""");

        Assert.That((await Ocr.ReadLicence(Photo, Context, default)).Reading!.ValidPeriod, Is.Null);
    }

    [Test]
    public async Task An_empty_licence_is_unreadable()
    {
        ReadLicence("""{"data":{"creditCode":"","companyName":"","legalPerson":""}}""");

        Assert.That((await Ocr.ReadLicence(Photo, Context, default)).Reading, Is.EqualTo(new LicenceReading(false)));
    }

    [Test]
    public async Task Data_that_is_no_document_is_an_outage()
    {
        Read("not json");

        var answer = await Ocr.ReadCard(CardSide.Front, Photo, Context, default);

        Assert.That((answer.Fault, answer.Code), Is.EqualTo(((VendorFault?)VendorFault.Unavailable, VendorCodes.Garbage)));
    }

    private void Read(string data) => Vendor.Answer("RecognizeIdcard", _ => (200, new JsonObject { ["Data"] = data }));

    private void ReadLicence(string data) => Vendor.Answer("RecognizeBusinessLicense", _ => (200, new JsonObject { ["Data"] = data }));
}

using System.Buffers.Binary;
using Certify.ServiceInterface.Objects.Images;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.ApiV1;

public sealed class ApiV1RegistrationTests : ApiV1Tests
{
    private const string DataError = "数据错误";

    [Test]
    public async Task A_picture_is_a_whole_PNG_of_the_old_size()
    {
        var picture = await Client.Get($"/api/v1.0/imagecode/{Guid.NewGuid()}");

        Assert.That((picture.Status, picture.MediaType), Is.EqualTo((200, "image/png")));
        Assert.That(ImageInspector.Inspect(picture.Bytes).IsOk, Is.True);
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(picture.Bytes.AsSpan(16)), Is.EqualTo(90));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(picture.Bytes.AsSpan(20)), Is.EqualTo(41));
    }

    [Test]
    public async Task No_two_pictures_are_alike()
    {
        var id = Guid.NewGuid();
        var first = await Client.Get($"/api/v1.0/imagecode/{id}");
        var second = await Client.Get($"/api/v1.0/imagecode/{id}");

        Assert.That(second.Bytes, Is.Not.EqualTo(first.Bytes));
    }

    [Test]
    public async Task Pictures_are_counted_by_address()
    {
        await using var strict = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Codes:PerAddressPerHour"] = "1" });
        using var client = new ApiV1Client(strict);
        for (var i = 0; i < 10; i++)
        {
            Assert.That((await client.Get($"/api/v1.0/imagecode/{Guid.NewGuid()}")).MediaType, Is.EqualTo("image/png"));
        }

        Assert.That((await client.Get($"/api/v1.0/imagecode/{Guid.NewGuid()}")).Body, Does.Contain("4201"));
    }

    [Test]
    public async Task The_right_digits_send_one_code_of_six()
    {
        var sent = await Client.AskForCode("+86" + Phone);
        var outbox = await App.Outbox(Phone);

        Assert.That(sent.Body, Is.EqualTo(Ok));
        Assert.That(outbox, Has.Count.EqualTo(1));
        Assert.That(outbox[0].GetProperty("purpose").GetString(), Is.EqualTo("register"));
        Assert.That(outbox[0].GetProperty("code").GetString(), Does.Match("^[0-9]{6}$"));
    }

    [Test]
    public async Task Digits_are_good_once_and_for_five_minutes()
    {
        var id = Guid.NewGuid().ToString();
        await Keep(id);
        var upper = await Client.Get($"/api/v1.0/smscode/{Phone}?text=1234&id={id.ToUpperInvariant()}");
        var again = await Client.Get($"/api/v1.0/smscode/{Phone}?text=1234&id={id}");
        await Keep(id);
        App.Clock.Advance(TimeSpan.FromSeconds(301));
        var late = await Client.Get($"/api/v1.0/smscode/{Phone}?text=1234&id={id}");

        Assert.That(upper.Body, Is.EqualTo(Ok));
        Assert.That(again.Body, Is.EqualTo(Refused("4004", DataError)));
        Assert.That(late.Body, Is.EqualTo(Refused("4004", DataError)));
    }

    [TestCase("13313331333?text=9999&id=ID", "4004", DataError)]
    [TestCase("13313331333?text=1234&id=11111111-1111-4111-8111-111111111111", "4004", DataError)]
    [TestCase("13313331333?text=1234&id=no-uuid", "4103", "参数错误")]
    [TestCase("1331333?text=1234&id=ID", "4103", "参数错误")]
    [TestCase("13313331333?text=1234", "4002", "无数据")]
    [TestCase("13313331333?id=ID", "4002", "无数据")]
    [TestCase("13313331333?text=&id=ID", "4002", "无数据")]
    public async Task A_code_is_not_sent_without_a_phone_and_the_right_digits(string rest, string code, string text)
    {
        var id = Guid.NewGuid().ToString();
        await Keep(id);
        var reply = await Client.Get("/api/v1.0/smscode/" + rest.Replace("ID", id, StringComparison.Ordinal));

        Assert.That(reply.Body, Is.EqualTo(Refused(code, text)));
        Assert.That(await App.Outbox(Phone), Is.Empty);
    }

    [Test]
    public async Task A_phone_that_has_a_user_is_told_so()
    {
        await Client.Register(Phone);

        Assert.That((await Client.AskForCode(Phone)).Body, Is.EqualTo(Refused("4104", "用户已经注册")));
    }

    [Test]
    public async Task Sends_are_counted_by_phone()
    {
        await using var strict = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Codes:ResendSeconds"] = "60" });
        using var client = new ApiV1Client(strict);

        Assert.That((await client.AskForCode(Phone)).Body, Is.EqualTo(Ok));
        Assert.That((await client.AskForCode(Phone)).Body, Does.Contain("4201"));
        strict.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That((await client.AskForCode(Phone)).Body, Is.EqualTo(Ok));
    }

    [TestCase("""{"mobile":"13313331333","password":"secret1","sms_code":"WRONG"}""", "4004")]
    [TestCase("""{"mobile":"13313331334","password":"secret1","sms_code":"CODE"}""", "4004")]
    [TestCase("""{"mobile":"13313331333","password":"short","sms_code":"CODE"}""", "4103")]
    [TestCase("""{"mobile":"1331","password":"secret1","sms_code":"CODE"}""", "4103")]
    [TestCase("""{"mobile":"13313331333","password":"secret1"}""", "4002")]
    [TestCase("""{"mobile":"13313331333","password":"","sms_code":"CODE"}""", "4002")]
    [TestCase("{", "4103")]
    public async Task A_failed_registration_says_why_and_leaves_the_code_good(string body, string code)
    {
        await Client.AskForCode(Phone);
        var right = await App.Code(Phone);
        var wrong = right == "000000" ? "111111" : "000000";
        var failed = await Client.Post(
            "/api/v1.0/users", body.Replace("CODE", right, StringComparison.Ordinal).Replace("WRONG", wrong, StringComparison.Ordinal));
        var succeeded = await Client.Post("/api/v1.0/users", $$"""{"mobile":"{{Phone}}","password":"secret1","sms_code":"{{right}}"}""");

        Assert.That(failed.Body, Does.EndWith($"\"errno\":\"{code}\"}}\n"));
        Assert.That(failed.SetCookie, Is.Null);
        Assert.That(succeeded.Body, Is.EqualTo(Ok));
    }

    [Test]
    public async Task A_phone_that_was_registered_meanwhile_is_told_so()
    {
        await Client.AskForCode(Phone);
        var code = await App.Code(Phone);
        await App.Get<Certify.ServiceInterface.Capabilities.Accounts.Registration>().Create("first", Phone, null, null);
        var reply = await Client.Post("/api/v1.0/users", $$"""{"mobile":"{{Phone}}","password":"secret1","sms_code":"{{code}}"}""");

        Assert.That((reply.Body, reply.SetCookie), Is.EqualTo((Refused("4104", "用户已经注册"), (string?)null)));
    }

    [Test]
    public async Task A_code_registers_once()
    {
        await Client.AskForCode(Phone);
        var body = $$"""{"mobile":"{{Phone}}","password":"secret1","sms_code":"{{await App.Code(Phone)}}"}""";
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new ApiV1Client(App).Post("/api/v1.0/users", body)));

        Assert.That(replies.Count(reply => reply.Body == Ok), Is.EqualTo(1));
        Assert.That(replies.Count(reply => reply.Body == Refused("4004", DataError)), Is.EqualTo(3));
    }

    private Task Keep(string id) => App.Get<Certify.ServiceInterface.Capabilities.Accounts.Codes>().KeepPicture(id, "1234");
}

using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>Nobody reads or changes another user's anything, whatever id he names.</summary>
public sealed class OwnerTests
{
    private const string OwnerPhone = "13812400001";
    private const string OwnerName = "欧阳明月";

    private static readonly string[] OwnerPhotos = ["identity0", "identity1", "identity2", "avatar"];

    private CertifyApp app = null!;
    private CertifyClient owner = null!;
    private long ownerId;
    private string number = "";
    private User thiefUser = null!;
    private string thief = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        number = TestNumbers.Identity();
        owner = new CertifyClient(app);
        await owner.Arrive(OwnerPhone);
        foreach (var photo in OwnerPhotos)
        {
            using var put = await owner.Upload(photo);
        }

        await owner.SubmitPerson(OwnerName, number);
        await app.Sweep();
        ownerId = (await owner.Get("/user/getUser")).Data.GetProperty("id").GetInt64();
        thiefUser = await Callers.MakeUser(app, "13812400002");
        thief = await SignIn();
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task No_operation_shows_or_changes_what_belongs_to_an_id_that_it_is_given()
    {
        var before = await Belongings();
        foreach (var operation in app.Get<Catalogue>().Operations.Where(o => o.RequiresSession))
        {
            foreach (var id in await OwnersIds())
            {
                // A new session for each: some of these operations end the one they came by.
                using var request = SampleValues.Request(operation);
                var text = request.RequestUri!.OriginalString.Replace("999999", id, StringComparison.Ordinal);
                var path = $"{text}{(text.Contains('?', StringComparison.Ordinal) ? '&' : '?')}id={id}&userId={ownerId}&user_id={ownerId}&uid={ownerId}&phone={OwnerPhone}&v={id}";
                AssertShowsNothing(operation.Name, await app.Send(request.Method.Method, path, await Renamed(request.Content, id), Bearer(await SignIn())));
                AssertShowsNothing(operation.Name, await app.Post($"/api/{operation.Name}?userId={ownerId}", Everything(id), Bearer(await SignIn())));
            }
        }

        Assert.That(await Belongings(), Is.EqualTo(before));
    }

    [Test]
    public void Every_operation_that_takes_an_id_is_known_here()
    {
        var taking = app.Get<Catalogue>().Operations.SelectMany(operation => WireProperty.Of(operation.RequestType)
            .Where(property => property.Name is "v" or "key" or "photo_id" || property.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || property.Name.EndsWith("ids", StringComparison.OrdinalIgnoreCase))
            .Where(property => property.Name is not ("user_sid" or "identityId"))
            .Select(property => $"{operation.Name} {property.Name}"));

        // Names of pictures and of pending codes are nobody's; each of the others is called with the owner's ids above, or is an administrator's.
        Assert.That(taking.Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "DeleteMessages ids", "GetAvatar v", "GetCertification id", "GetImageCode uuid", "MarkMessagesRead ids", "ResetUserPassword id",
            "SendRegistrationSms id", "SetUserLock id", "ValidatePhoneNumber sid",
        }));
    }

    [Test]
    public async Task Of_a_list_of_messages_with_one_of_another_user_none_is_touched()
    {
        await Tell("13812400002");
        var mine = await Ids("SELECT m.id FROM user_messages m JOIN users u ON u.id = m.user_id WHERE u.phone = '13812400002'");
        var his = await Ids($"SELECT id FROM user_messages WHERE user_id = {ownerId}");
        Assert.That((mine.Count, his.Count), Is.Not.EqualTo((0, 0)));
        var before = await Belongings();

        Assert.That((await app.Send("POST", $"/user/updateUserMessage/{mine[0]},{his[0]}", null, Bearer(thief))).Code, Is.EqualTo("EXIST"));
        Assert.That((await app.Send("DELETE", $"/user/deleteUserMessage/{his[0]},{mine[0]}", null, Bearer(thief))).Code, Is.EqualTo("EXIST"));
        Assert.That((await app.Post("/api/DeleteMessages", new { ids = $"{his[0]}" }, Bearer(thief))).Status, Is.EqualTo(409).Or.EqualTo(404));
        Assert.That(await Belongings(), Is.EqualTo(before));
        Assert.That(await Ids("SELECT m.id FROM user_messages m JOIN users u ON u.id = m.user_id WHERE u.phone = '13812400002' AND m.status = 'UNREAD'"), Has.Count.EqualTo(mine.Count));
    }

    [Test]
    public async Task A_picture_is_the_callers_own_whatever_number_it_is_asked_by()
    {
        var url = (await app.Get("/api/v1.0/user", Cookie(owner.Cookie!))).Json.GetProperty("data").GetProperty("avatar_url").GetString()!;
        var query = new Uri(url).PathAndQuery;
        Assert.That((await app.Get(query, Cookie(owner.Cookie!))).Code, Is.Empty, "the owner sees it");

        Assert.That((await app.Get(query, Bearer(thief))).Code, Is.Not.Empty.And.Not.EqualTo("0"));
        Assert.That((await app.Get(query)).Code, Is.EqualTo("4101"));
        foreach (var type in new[] { 0, 1, 2 })
        {
            Assert.That((await app.Get($"/user/validate/fetch_photo/?t_photo={type}", Bearer(thief))).Status, Is.EqualTo(404));
        }
    }

    [Test]
    public async Task A_ticket_is_good_for_the_callers_own_key_and_evidence_has_none()
    {
        var client = new CertifyClient(app) { Cookie = thief };
        var form = (await client.Get("/certify/photoUpload?photo=licence")).Data;
        var frozen = Directory.EnumerateFiles(app.DataFolder, "*", SearchOption.AllDirectories).Where(path => path.Contains("evidence", StringComparison.Ordinal)).ToList();
        Assert.That(frozen, Is.Not.Empty);
        var keys = frozen.Select(path => $"user/{ownerId}/evidence/{Path.GetFileName(path)}").Prepend($"user/{ownerId}/identity1.jpg")
            .Append($"user/{ownerId}/licence.jpg").Append($"user/{ownerId}/evidence/{new string('0', 64)}");
        foreach (var key in keys)
        {
            using var refused = await client.PostForm(form, TestImages.Jpeg(), change: fields => fields["key"] = key);
            Assert.That((int)refused.StatusCode, Is.EqualTo(403), key);
            foreach (var who in new[] { Bearer(thief), Cookie(owner.Cookie!), "X-None: 1" })
            {
                Assert.That((await app.Get("/objects/" + key, who)).Status, Is.EqualTo(404), key);
            }
        }

        foreach (var photo in new[] { $"../{ownerId}/identity1", "evidence", "evidence/0", $"user/{ownerId}/identity1", "identity1.jpg", "Identity1" })
        {
            Assert.That((await client.Get($"/certify/photoUpload?photo={Uri.EscapeDataString(photo)}")).Type, Is.EqualTo("FAIL"), photo);
        }
    }

    [Test]
    public async Task Lists_for_users_show_no_name_phone_or_number_in_full()
    {
        var list = await app.Get("/user/getUsers", Bearer(thief));

        Assert.That(list.Code, Is.EqualTo("OK"));
        Assert.That(list.Body, Does.Contain("138****0001").And.Not.Contain(OwnerPhone).And.Not.Contain(OwnerName).And.Not.Contain(number));
    }

    private async Task<string> SignIn() =>
        (await app.Get<SessionDesk>().Begin(SessionKind.Api, thiefUser, new Network("127.0.0.1", "127.0.0.0/24"))).SessionId;

    private async Task Tell(string phone)
    {
        var client = new CertifyClient(app) { Cookie = thief };
        Assert.That((await client.Get("/user/getUser")).Data.GetProperty("phone").GetString(), Is.EqualTo(phone));
        // What he submitted in another test is decided first: its photos are frozen until then.
        await app.Sweep();
        await client.SubmitPerson("张不匹配", TestNumbers.Identity());
        await app.Sweep();
    }

    private void AssertShowsNothing(string operation, Said said)
    {
        Assert.That(said.Body, Does.Not.Contain(OwnerName).And.Not.Contain(number), operation);
        if (operation == "GetUsers")
        {
            return; // Users list each other, masked.
        }

        Assert.That(said.Body, Does.Not.Contain($"\"id\":{ownerId},").And.Not.Contain($"\"user_id\":{ownerId}").And.Not.Contain($"\"uid\":{ownerId}"), operation);
        Assert.That(said.Status, Is.LessThan(500), operation);
    }

    /// <summary>Every number that names something of the owner's.</summary>
    private async Task<IEnumerable<string>> OwnersIds()
    {
        var ids = new List<long> { ownerId };
        foreach (var table in new[] { "user_messages", "certifications", "photos", "attempts" })
        {
            ids.AddRange(await Ids($"SELECT id FROM {table} WHERE user_id = {ownerId}"));
        }

        return ids.Distinct().Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private Task<IReadOnlyList<long>> Ids(string sql) => app.Get<Database>().Read(unit => unit.Many<long>(sql));

    /// <summary>Everything that is the owner's, as it is now.</summary>
    private Task<string> Belongings() => app.Get<Database>().Read(async unit =>
    {
        var rows = new List<object> { await unit.Many<dynamic>($"SELECT * FROM users WHERE id = {ownerId}") };
        foreach (var table in new[] { "user_messages", "certifications", "photos", "attempts", "wechat_identities" })
        {
            rows.Add(await unit.Many<dynamic>($"SELECT * FROM {table} WHERE user_id = {ownerId} ORDER BY id"));
        }

        return JsonSerializer.Serialize(rows);
    });

    private Dictionary<string, object> Everything(string id) => new()
    {
        ["id"] = id,
        ["ids"] = id,
        ["userId"] = ownerId,
        ["user_id"] = ownerId,
        ["uid"] = ownerId,
        ["isLocked"] = "true",
        ["t_photo"] = 1,
        ["photo"] = "identity1",
        ["name"] = "张三",
        ["real_name"] = "张三",
        ["identityId"] = "110101199003077",
        ["id_card"] = "110101199003077",
        ["idcard_number"] = "110101199003077",
        ["v"] = id,
    };

    private static async Task<HttpContent?> Renamed(HttpContent? content, string id) =>
        content is StringContent ? new StringContent(
            (await content.ReadAsStringAsync()).Replace("999999", id, StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json") : content;
}

using Certify.ServiceInterface.Domain;
using Certify.Tests.Protocols.UserCertify;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>What may be tried, sent and asked how often, counted in the core and therefore over all doors together.</summary>
public sealed class BudgetTests
{
    private const string Home = "X-Forwarded-For: 203.0.113.5";
    private const string Neighbour = "X-Forwarded-For: 203.0.113.77";
    private const string Stranger = "X-Forwarded-For: 198.51.100.9";

    private CertifyApp app = null!;
    private int phones;

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Fifty_parallel_guesses_at_three_doors_compare_five_passwords()
    {
        var user = await Begin();
        var answers = await Race.Run(50, i => Guess(i, user.Phone!, $"wrong-{i}", Stranger));

        Assert.That(answers.Count(answer => answer == "wrong"), Is.EqualTo(5));
        Assert.That(answers.Count(answer => answer == "over"), Is.EqualTo(45));
        for (var door = 0; door < 3; door++)
        {
            Assert.That(await Guess(door, user.Phone!, Callers.Password, Stranger), Is.EqualTo("over"), "the right one must wait as well");
        }

        app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(await Guess(0, user.Phone!, Callers.Password, Stranger), Is.EqualTo("good"), "but not long, and it clears the count");
        Assert.That(await Guess(1, user.Phone!, "wrong-again", Stranger), Is.EqualTo("wrong"));
    }

    [Test]
    public async Task Guesses_at_every_operation_that_compares_a_password_count_together()
    {
        var user = await Begin();
        var session = Bearer(await Doors.SignIn(app, SessionKind.Phone, user.Phone!, Callers.Password, Home));
        var wrong = CertifyClient.Md5("wrong-one");
        await app.Post("/user/checkPassword", new { password = wrong }, session, Home);
        await app.Post("/user/updatePassword", new { oldPassword = wrong, newPassword = wrong }, session, Home);
        await app.Post("/user/wechat/login", new { code = user.Phone, password = wrong }, Home);
        await app.Post("/user/web/login", new { code = user.Phone, password = wrong, cookie = "x" }, Home);
        Assert.That(await Guess(1, user.Phone!, "wrong-one", Home), Is.EqualTo("wrong"), "the fifth");

        Assert.That(await Guess(0, user.Phone!, Callers.Password, Home), Is.EqualTo("over"));
        Assert.That((await app.Post("/api/CheckPassword", new { password = CertifyClient.Md5(Callers.Password) }, session, Home)).Status, Is.EqualTo(429));
    }

    [Test]
    public async Task Nobody_can_lock_a_user_out_of_a_network_where_he_signs_in()
    {
        var user = await Begin();
        await Doors.SignIn(app, SessionKind.Api, user.Phone!, Callers.Password, Home);
        var answers = new List<string>();
        for (var i = 0; i < 110; i++)
        {
            answers.Add(await Guess(i, user.Phone!, "wrong-one", $"X-Forwarded-For: 198.51.{i}.1"));
        }

        Assert.That(answers.Count(answer => answer == "wrong"), Is.EqualTo(100), "a day, over all networks that he never came from");
        Assert.That(await Guess(0, user.Phone!, Callers.Password, "X-Forwarded-For: 192.0.2.200"), Is.EqualTo("over"));
        for (var door = 0; door < 3; door++)
        {
            Assert.That(await Guess(door, user.Phone!, Callers.Password, Home), Is.EqualTo("good"));
            Assert.That(await Guess(door, user.Phone!, Callers.Password, Neighbour), Is.EqualTo("good"));
        }
    }

    [Test]
    public async Task An_address_has_fifty_wrong_passwords_over_all_accounts_and_doors()
    {
        var user = await Begin();
        for (var i = 0; i < 50; i++)
        {
            Assert.That(await Guess(i, (await NewUser()).Phone!, "wrong-one", Stranger), Is.EqualTo("wrong"), $"{i}");
        }

        for (var door = 0; door < 3; door++)
        {
            Assert.That(await Guess(door, user.Phone!, Callers.Password, Stranger), Is.EqualTo("over"));
            Assert.That(await Guess(door, user.Phone!, Callers.Password, Home), Is.EqualTo("good"), "another address is not concerned");
        }

        app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.That(await Guess(0, user.Phone!, Callers.Password, Stranger), Is.EqualTo("good"));
    }

    [Test]
    public async Task Fifty_parallel_guesses_at_one_code_have_five_tries_and_use_it_up()
    {
        var user = await Begin(("PerAddressPerHour", "1000"));
        var flow = Cookie((await app.Get($"/user/phone/getGetbackVerify?phone={user.Phone}", Stranger)).CookieValue!);
        var code = await app.Code(user.Phone!);
        var answers = await Race.Run(50, i => Recover(flow, Wrong(code, i), Stranger));

        Assert.That(answers.Count(answer => answer.Code == "FAIL"), Is.EqualTo(5));
        Assert.That(answers.Count(answer => answer.Code == "INVALID"), Is.EqualTo(45));
        Assert.That((await Recover(flow, code, Stranger)).Code, Is.EqualTo("INVALID"));
    }

    [Test]
    public async Task An_address_has_thirty_wrong_codes_an_hour_over_new_codes_and_doors()
    {
        await Begin();
        for (var i = 0; i < 6; i++)
        {
            var user = await NewUser();
            var guest = Callers.Guest(app).SessionId;
            var asked = i % 2 == 0
                ? await app.Get($"/user/phone/getGetbackVerify?phone={user.Phone}", Stranger)
                : await app.Post($"/checkcode/request_for_phone?phone={user.Phone}", null, XToken(guest), Stranger);
            var code = await app.Code(user.Phone!);
            for (var wrong = 0; wrong < 5; wrong++)
            {
                var said = i % 2 == 0
                    ? await Recover(Cookie(asked.CookieValue!), Wrong(code, wrong), Stranger)
                    : await app.Get($"/user/auth?auth_type=phone_checkcode&phone={user.Phone}&checkcode={Wrong(code, wrong)}", XToken(guest), Stranger);
                Assert.That(said.Code, Is.EqualTo(i % 2 == 0 ? "FAIL" : "20010"), $"{i}.{wrong}");
            }
        }

        var last = await NewUser();
        var mine = XToken(Callers.Guest(app).SessionId);
        await app.Post($"/checkcode/request_for_phone?phone={last.Phone}", null, mine, Stranger);
        var right = $"/user/auth?auth_type=phone_checkcode&phone={last.Phone}&checkcode={await app.Code(last.Phone!)}";
        Assert.That((await app.Get(right, mine, Stranger)).Code, Is.EqualTo("10000"), "even the right one");
        Assert.That((await app.Get(right, mine, Home)).Code, Is.EqualTo("0"), "from elsewhere it is good");
    }

    [Test]
    public async Task A_phone_gets_codes_as_carriers_count_them_and_some_are_kept_for_the_owners_networks()
    {
        var user = await Begin();
        await Doors.SignIn(app, SessionKind.Api, user.Phone!, Callers.Password, Home);
        Assert.That((await ByCertify(Stranger)).Code, Is.EqualTo("OK"));
        Assert.That((await ByToken(Stranger)).Code, Is.EqualTo("10000"), "within a minute, at another door");
        Assert.That((await ByCertify(Home)).Code, Is.EqualTo("FAIL"), "for the owner too");
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await ByToken(Stranger)).Code, Is.EqualTo("0"));
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await ByCertify(Stranger)).Code, Is.EqualTo("OK"));
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await ByToken("X-Forwarded-For: 192.0.2.201")).Code, Is.EqualTo("10000"), "three an hour for strangers");
        Assert.That((await ByCertify(Neighbour)).Code, Is.EqualTo("OK"), "the last two are the owner's");
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await ByToken(Home)).Code, Is.EqualTo("0"));
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await ByToken(Home)).Code, Is.EqualTo("10000"), "five an hour for everybody");
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await ByCertify(Stranger)).Code, Is.EqualTo("OK"));

        Task<Said> ByCertify(string from) => app.Get($"/user/login/getLoginVerify?code={user.Phone}", from);
        Task<Said> ByToken(string from) => app.Post($"/checkcode/request_for_phone?phone={user.Phone}&purpose=reset_password", null, XToken(Callers.Guest(app).SessionId), from);
    }

    [Test]
    public async Task Answers_whether_an_account_exists_are_counted_over_all_doors()
    {
        var user = await Begin(("PerAddressPerHour", "3"));
        for (var i = 0; i < 10; i++)
        {
            Assert.That((await Exists(i, Stranger)).Code, Is.EqualTo(i % 5 == 0 ? "4104" : i % 5 == 1 ? "4107" : "EXIST"), $"{i}");
        }

        for (var i = 0; i < 5; i++)
        {
            Assert.That((await Exists(i, Stranger)).Code, Is.EqualTo(i is 0 or 1 ? "4201" : "FAIL"), $"{i}");
        }

        Assert.That((await Exists(2, Home)).Code, Is.EqualTo("EXIST"));

        Task<Said> Exists(int which, string from) => (which % 5) switch
        {
            0 => app.Get($"/api/v1.0/smscode/{user.Phone}?text=1234&id={Guid.NewGuid()}", from),
            1 => app.Post("/api/v1.0/sessions", new { mobile = "13999999999", password = "secret-1" }, from),
            2 => app.Get($"/user/phone/getRegistVerify?phone={user.Phone}", from),
            3 => app.Get("/user/login/getLoginVerify?code=13999999999", from),
            _ => app.Get("/admin/getPassword?userName=nobody", from),
        };
    }

    private async Task<User> Begin(params (string Name, string Value)[] codes)
    {
        var settings = new Dictionary<string, string>
        {
            ["Certify:Proxies:0"] = "127.0.0.1",
            ["Certify:Codes:ResendSeconds"] = "60",
            ["Certify:Codes:PerHour"] = "5",
            ["Certify:Codes:PerDay"] = "10",
            ["Certify:Codes:PerAddressPerHour"] = "30",
        };
        foreach (var (name, value) in codes)
        {
            settings[$"Certify:Codes:{name}"] = value;
        }

        app = await CertifyApp.Start(settings);
        return await NewUser();
    }

    private Task<User> NewUser() => Callers.MakeUser(app, $"1381243{++phones:D4}");

    /// <summary>A try at one of three doors, each in words that tell a wrong password from a refused try.</summary>
    private async Task<string> Guess(int door, string phone, string password, string from)
    {
        var said = (door % 3) switch
        {
            0 => await Doors.TrySignIn(app, SessionKind.Api, phone, password, from),
            1 => await Doors.TrySignIn(app, SessionKind.Token, phone, password, from),
            _ => await app.Post("/api/LoginPhone", new { code = phone, password = CertifyClient.Md5(password) }, from),
        };
        return said.Good ? "good" : said.Code is "4201" or "10000" || said.Status == 429 ? "over" : said.Code is "4106" or "20010" || said.Status == 403 ? "wrong" : said.Body;
    }

    private Task<Said> Recover(string flow, string code, string from) =>
        app.Post("/user/phone/getbackPassword", new { password = CertifyClient.Md5("secret-9"), verification = code }, flow, from);

    private static string Wrong(string code, int i) =>
        ((int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) + i + 1) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
}

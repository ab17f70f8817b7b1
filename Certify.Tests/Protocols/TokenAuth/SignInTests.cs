using NUnit.Framework;

namespace Certify.Tests.Protocols.TokenAuth;

/// <summary>GET /user/auth: the row of the order of checks that each request meets first.</summary>
public sealed class SignInTests
{
    private TokenDoor door = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        door = await TokenDoor.Open();
        await door.AddUser("13900001111", "test@qq.com");
    }

    [OneTimeTearDown]
    public async Task Close() => await door.DisposeAsync();

    [TestCase("/user/auth", 10000)]
    [TestCase("/user/auth?auth_type=", 10000)]
    [TestCase("/user/auth?auth_type=GUEST", 10000)]
    [TestCase("/user/auth?AUTH_TYPE=guest", 10000)]
    [TestCase("/user/auth?auth_type=oauth_qq", 10000)]
    [TestCase("/user/auth?auth_type=oauth_wechat", 10000)]
    [TestCase("/user/auth?auth_type=oauth_weibo", 10000)]
    [TestCase("/user/auth?auth_type=phone_password", 10000)]
    [TestCase("/user/auth?auth_type=phone_password&phone=&password=123456", 10000)]
    [TestCase("/user/auth?auth_type=phone_password&phone=12345&password=123456", 10000)]
    [TestCase("/user/auth?auth_type=phone_password&phone=test@qq.com&password=123456", 10000)]
    [TestCase("/user/auth?auth_type=phone_password&email=test@qq.com&password=123456", 10000)]
    [TestCase("/user/auth?auth_type=phone_password&phone=13900001111", 10000)]
    [TestCase("/user/auth?auth_type=phone_password&phone=13900001111&password=", 10000)]
    [TestCase("/user/auth?auth_type=phone_password&phone=13900002222&password=123456", 20010)]
    [TestCase("/user/auth?auth_type=phone_password&phone=13900001111&password=654321", 20010)]
    [TestCase("/user/auth?auth_type=phone_password&phone=13900001111&password=123456", 0)]
    [TestCase("/user/auth?auth_type=phone_password&phone=%2B86%20139-0000-1111&password=123456", 0)]
    [TestCase("/user/auth?auth_type=email_password&email=&password=123456", 10000)]
    [TestCase("/user/auth?auth_type=email_password&email=nobody&password=123456", 10000)]
    [TestCase("/user/auth?auth_type=email_password&email=13900001111&password=123456", 10000)]
    [TestCase("/user/auth?auth_type=email_password&email=test@qq.com", 10000)]
    [TestCase("/user/auth?auth_type=email_password&email=nobody@qq.com&password=123456", 20010)]
    [TestCase("/user/auth?auth_type=email_password&email=test@qq.com&password=1234567", 20010)]
    [TestCase("/user/auth?auth_type=email_password&email=Test@QQ.com&password=123456", 0)]
    [TestCase("/user/auth?auth_type=guest", 0)]
    [TestCase("/User/Auth/?auth_type=guest", 0)]
    [TestCase("/user/auth?auth_type=guest&auth_type=nonsense", 0)]
    [TestCase("/user/auth?auth_type=nonsense&auth_type=guest", 10000)]
    public async Task Each_request_gets_the_answer_of_the_first_check_that_it_fails(string request, int code)
    {
        var reply = await door.Get(request);

        Assert.That((reply.Status, reply.Code), Is.EqualTo((200, code)));
    }

    [Test]
    public async Task A_token_that_came_along_is_not_looked_at()
    {
        Assert.That((await door.Get("/user/auth?auth_type=guest", "nonsense")).Code, Is.Zero);
        Assert.That((await door.Get("/user/auth?auth_type=phone_password&phone=13900001111&password=123456", "nonsense")).Code, Is.Zero);
    }

    [Test]
    public async Task A_signed_in_user_s_token_says_how_long_it_is_good()
    {
        var now = door.App.Clock.GetUtcNow().ToUnixTimeSeconds();
        var (_, token) = await door.SignInNew();
        var payload = TokenDoor.Payload(token);

        Assert.That(payload.GetProperty("auth_type").GetString(), Is.EqualTo("phone_password"));
        Assert.That(payload.GetProperty("exp_access").GetInt64(), Is.EqualTo(now + 7200));
        Assert.That(payload.GetProperty("exp_refresh").GetInt64(), Is.EqualTo(now + 31556952));
        Assert.That(payload.GetProperty("sid").GetString(), Does.Match(@"\A[A-Za-z0-9_-]{32}\z"));
        Assert.That(payload.GetProperty("token_id").GetString(), Does.Match(@"\A[0-9a-f]{32}\z"));
    }

    [Test]
    public async Task Unknown_wrong_locked_and_without_password_get_the_same_bytes()
    {
        var locked = await door.AddUser(door.NewPhone());
        await door.Lock(locked);
        var without = await door.AddUser(door.NewPhone(), password: null);
        var known = await door.AddUser(door.NewPhone());

        string[] bodies =
        [
            (await door.Get($"/user/auth?auth_type=phone_password&phone={door.NewPhone()}&password=123456")).Body,
            (await door.Get($"/user/auth?auth_type=phone_password&phone={known.Phone}&password=other1")).Body,
            (await door.Get($"/user/auth?auth_type=phone_password&phone={locked.Phone}&password=123456")).Body,
            (await door.Get($"/user/auth?auth_type=phone_password&phone={without.Phone}&password=123456")).Body,
        ];

        Assert.That(bodies, Is.All.EqualTo("""{"err_code":20010,"err_msg":"authentication failed"}""" + "\n"));
    }

    [Test]
    public async Task Guessing_is_slowed_down_alike_whether_the_account_exists_or_not()
    {
        await using var quiet = await TokenDoor.Open();
        var known = await quiet.AddUser(quiet.NewPhone());

        Assert.That(await Guess(quiet, known.Phone!), Is.EqualTo(new[] { 20010, 20010, 20010, 20010, 20010, 10000 }));
        Assert.That(await Guess(quiet, quiet.NewPhone()), Is.EqualTo(new[] { 20010, 20010, 20010, 20010, 20010, 10000 }));
        Assert.That((await quiet.Get($"/user/auth?auth_type=phone_password&phone={known.Phone}&password=123456")).Code, Is.EqualTo(10000));
        quiet.App.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await quiet.Get($"/user/auth?auth_type=phone_password&phone={known.Phone}&password=123456")).Code, Is.Zero);
    }

    [Test]
    public async Task Every_sign_in_makes_a_session_of_its_own_and_leaves_the_others_be()
    {
        var guest = await door.Guest();
        var (user, first) = await door.SignInNew();
        var second = await door.SignIn(user);

        Assert.That(TokenDoor.Sid(second), Is.Not.EqualTo(TokenDoor.Sid(first)));
        foreach (var token in new[] { guest, first, second })
        {
            Assert.That((await door.Get("/oauth/wechat/open/app/auth_para", token)).Code, Is.Zero);
        }
    }

    [Test]
    public async Task No_cookie_is_set_here()
    {
        var signedIn = await door.Get("/user/auth?auth_type=phone_password&phone=13900001111&password=123456");

        Assert.That(signedIn.Headers.Contains("Set-Cookie"), Is.False);
    }

    private static async Task<int[]> Guess(TokenDoor door, string phone)
    {
        var codes = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            codes.Add((await door.Get($"/user/auth?auth_type=phone_password&phone={phone}&password=wrong{i}")).Code);
        }

        return [.. codes];
    }
}

using System.Text;
using Certify.ServiceInterface.Capabilities.Accounts;
using NUnit.Framework;

namespace Certify.Tests.Protocols.TokenAuth;

/// <summary>Check codes: asked for, used for a sign-in that makes the account, and for a new password.</summary>
public sealed class CheckCodeTests
{
    private TokenDoor door = null!;

    [OneTimeSetUp]
    public async Task Open() => door = await TokenDoor.Open();

    [OneTimeTearDown]
    public async Task Close() => await door.DisposeAsync();

    [TestCase("/checkcode/request_for_phone")]
    [TestCase("/checkcode/request_for_phone?phone=")]
    [TestCase("/checkcode/request_for_phone?phone=12345")]
    [TestCase("/checkcode/request_for_phone?email=a@example.com")]
    [TestCase("/checkcode/request_for_phone?phone=13800138000&purpose=register")]
    [TestCase("/checkcode/request_for_email")]
    [TestCase("/checkcode/request_for_email?email=")]
    [TestCase("/checkcode/request_for_email?email=nobody")]
    [TestCase("/checkcode/request_for_email?phone=13800138000")]
    public async Task A_token_s_fault_goes_before_a_value_s(string request)
    {
        Assert.That((await door.Post(request)).Code, Is.EqualTo(20000));
        Assert.That((await door.Post(request, "nonsense")).Code, Is.EqualTo(20002));
        Assert.That((await door.Post(request, await door.Guest())).Code, Is.EqualTo(10000));
    }

    [Test]
    public async Task Sending_tells_nothing_about_accounts()
    {
        var (known, guest) = (await door.AddUser(door.NewPhone()), await door.Guest());

        var one = await door.Post($"/checkcode/request_for_phone?phone={known.Phone}", guest);
        var other = await door.Post($"/checkcode/request_for_phone?phone={door.NewPhone()}", guest);
        Assert.That(one.Body, Is.EqualTo("""{"err_code":0,"err_msg":"success"}""" + "\n"));
        Assert.That(other.Body, Is.EqualTo(one.Body));
    }

    [TestCase("purpose=")]
    [TestCase("purpose=login")]
    [TestCase("purpose=login&purpose=reset_password")]
    [TestCase("purpose=&purpose=reset_password")]
    public async Task A_code_is_for_a_sign_in_unless_it_says_otherwise(string purpose)
    {
        var (phone, guest) = (door.NewPhone(), await door.Guest());
        await door.Post($"/checkcode/request_for_phone?phone={phone}&{purpose}", guest);

        var code = await door.App.Code(phone);
        Assert.That((await door.Get($"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode={code}", guest)).Code, Is.Zero);
    }

    [Test]
    public async Task A_form_is_taken_like_the_query()
    {
        using var form = new FormUrlEncodedContent([new("phone", door.NewPhone())]);

        Assert.That((await door.Post("/checkcode/request_for_phone", await door.Guest(), form)).Code, Is.Zero);
    }

    [Test]
    public async Task A_code_makes_the_account_and_then_finds_it()
    {
        var (phone, guest) = (door.NewPhone(), await door.Guest());

        var first = await door.Get($"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode={await door.CheckCode(guest, phone)}", guest);
        var made = (await door.App.Get<SignIn>().FindUser(new Credential(phone, null)))!;
        var second = await door.Get($"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode={await door.CheckCode(guest, phone)}", guest);

        Assert.That((first.Code, second.Code), Is.EqualTo((0, 0)));
        Assert.That((made.UserName, made.Phone, made.Email, made.PasswordHash), Is.EqualTo((phone, phone, (string?)null, (string?)null)));
        Assert.That(TokenDoor.Payload(first.Token).GetProperty("auth_type").GetString(), Is.EqualTo("phone_checkcode"));
        Assert.That(TokenDoor.Sid(first.Token), Has.Length.EqualTo(32).And.Not.EqualTo(TokenDoor.Sid(second.Token)));
        Assert.That((await door.App.Get<Tokens>().Check(second.Token)).Caller!.User!.Id, Is.EqualTo(made.Id));
    }

    [Test]
    public async Task A_code_to_an_address_does_the_same()
    {
        var guest = await door.Guest();
        var code = await door.CheckCode(guest, "New.User@Example.com");

        var reply = await door.Get($"/user/auth?auth_type=email_checkcode&email=new.user@example.COM&checkcode={code}", guest);
        Assert.That(reply.Code, Is.Zero);
        Assert.That((await door.App.Get<Tokens>().Check(reply.Token)).Caller!.User!.UserName, Is.EqualTo("new.user@example.com"));
    }

    [TestCase("phone=&checkcode=123456", 10000)]
    [TestCase("phone=123&checkcode=123456", 10000)]
    [TestCase("phone=13812341234", 10000)]
    [TestCase("phone=13812341234&checkcode=", 10000)]
    [TestCase("phone=13812341234&checkcode=12345", 10000)]
    [TestCase("phone=13812341234&checkcode=１２３４５６", 10000)]
    [TestCase("phone=13812341234&checkcode=123456", 20000)]
    public async Task Here_a_value_s_fault_goes_before_the_token_s(string values, int code) =>
        Assert.That((await door.Get($"/user/auth?auth_type=phone_checkcode&{values}")).Code, Is.EqualTo(code));

    [Test]
    public async Task The_token_s_fault_goes_before_the_code_s()
    {
        var (_, token) = await door.SignInNew();
        const string Request = "/user/auth?auth_type=phone_checkcode&phone=13812341234&checkcode=123456";

        Assert.That((await door.Get(Request, "nonsense")).Code, Is.EqualTo(20002));
        await door.Delete("/token", token);
        Assert.That((await door.Get(Request, token)).Code, Is.EqualTo(20006));
        Assert.That((await door.Get(Request, await door.Guest())).Code, Is.EqualTo(20010));
    }

    [Test]
    public async Task A_code_is_good_once_for_its_flow_its_recipient_and_its_purpose()
    {
        var (phone, guest) = (door.NewPhone(), await door.Guest());
        var code = await door.CheckCode(guest, phone);
        var request = $"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode={code}";

        Assert.That((await door.Get(request, await door.Guest())).Code, Is.EqualTo(20010), "another flow");
        Assert.That((await door.Get($"/user/auth?auth_type=phone_checkcode&phone={door.NewPhone()}&checkcode={code}", guest)).Code, Is.EqualTo(20010));
        Assert.That((await Reset(guest, $"phone={phone}&checkcode={code}&password=secret1")).Code, Is.EqualTo(20010), "another purpose");
        Assert.That((await door.Get(request, guest)).Code, Is.Zero);
        Assert.That((await door.Get(request, guest)).Code, Is.EqualTo(20010), "used up");
    }

    [Test]
    public async Task A_newer_code_replaces_the_one_before()
    {
        var (phone, guest) = (door.NewPhone(), await door.Guest());
        var first = await door.CheckCode(guest, phone);
        var second = await door.CheckCode(guest, phone);
        var request = $"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode=";

        Assert.That((await door.Get(request + (first == second ? TokenDoor.Another(second) : first), guest)).Code, Is.EqualTo(20010));
        Assert.That((await door.Get(request + second, guest)).Code, Is.Zero);
    }

    [Test]
    public async Task A_code_ends_after_five_wrong_tries_and_after_five_minutes()
    {
        var (phone, guest) = (door.NewPhone(), await door.Guest());
        var request = $"/user/auth?auth_type=phone_checkcode&phone={phone}&checkcode=";
        var code = await door.CheckCode(guest, phone);
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await door.Get(request + TokenDoor.Another(code), guest)).Code, Is.EqualTo(20010));
        }

        Assert.That((await door.Get(request + code, guest)).Code, Is.EqualTo(20010), "used up");

        code = await door.CheckCode(guest, phone);
        door.App.Clock.Advance(TimeSpan.FromSeconds(300));
        Assert.That((await door.Get(request + code, guest)).Code, Is.EqualTo(20010), "expired");
    }

    [Test]
    public async Task A_locked_user_s_code_is_refused_like_a_wrong_one()
    {
        var (user, guest) = (await door.AddUser(door.NewPhone()), await door.Guest());
        await door.Lock(user);

        var code = await door.CheckCode(guest, user.Phone!);
        Assert.That((await door.Get($"/user/auth?auth_type=phone_checkcode&phone={user.Phone}&checkcode={code}", guest)).Code, Is.EqualTo(20010));
        code = await door.CheckCode(guest, user.Phone!, "reset_password");
        Assert.That((await Reset(guest, $"phone={user.Phone}&checkcode={code}&password=secret1")).Code, Is.EqualTo(20010));
    }

    [Test]
    public async Task A_new_password_ends_every_session_and_is_the_one_that_counts()
    {
        var (user, token) = await door.SignInNew();
        var guest = await door.Guest();
        var code = await door.CheckCode(guest, user.Phone!, "reset_password");

        Assert.That((await Reset(guest, $"phone={user.Phone}&checkcode={code}&password=%E5%AF%86%E7%A0%81secret")).Code, Is.Zero);
        Assert.That((await door.Get("/token/refresh", token)).Code, Is.EqualTo(20006));
        Assert.That((await door.Get($"/user/auth?auth_type=phone_password&phone={user.Phone}&password={TokenDoor.Password}")).Code, Is.EqualTo(20010));
        Assert.That((await door.Get($"/user/auth?auth_type=phone_password&phone={user.Phone}&password=密码secret")).Code, Is.Zero);
    }

    [Test]
    public async Task A_new_password_may_come_in_a_form_and_for_an_address()
    {
        var (user, guest) = (await door.AddUser(null, "forgetful@example.com"), await door.Guest());
        var code = await door.CheckCode(guest, user.Email!, "reset_password");
        using var form = new StringContent(
            $"email=forgetful%40example.com&checkcode={code}&password=secret1", Encoding.UTF8, "application/x-www-form-urlencoded");

        Assert.That((await door.Post("/user/password/reset", guest, form)).Code, Is.Zero);
        Assert.That((await door.Get("/user/auth?auth_type=email_password&email=forgetful@example.com&password=secret1")).Code, Is.Zero);
    }

    [TestCase("checkcode=123456&password=secret1", 10000)]
    [TestCase("phone=123&checkcode=123456&password=secret1", 10000)]
    [TestCase("phone=13812341234&password=secret1", 10000)]
    [TestCase("phone=13812341234&checkcode=123&password=secret1", 10000)]
    [TestCase("phone=13812341234&checkcode=123456", 10000)]
    [TestCase("phone=13812341234&checkcode=123456&password=short", 10000)]
    [TestCase("phone=13812341234&checkcode=123456&password=12345678901234567890123456789012345678901234567890123456789012345", 10000)]
    [TestCase("phone=13812341234&checkcode=123456&password=secret1", 20000)]
    public async Task For_a_new_password_too_a_value_s_fault_goes_first(string values, int code) => Assert.That((await Reset(null, values)).Code, Is.EqualTo(code));

    [Test]
    public async Task A_new_password_for_nobody_is_refused_like_a_wrong_code()
    {
        var (phone, guest) = (door.NewPhone(), await door.Guest());
        var code = await door.CheckCode(guest, phone, "reset_password");

        Assert.That((await Reset(guest, $"phone={phone}&checkcode={TokenDoor.Another(code)}&password=secret1")).Code, Is.EqualTo(20010));
        Assert.That((await Reset(guest, $"phone={phone}&checkcode={code}&password=secret1")).Code, Is.EqualTo(20010));
    }

    [Test]
    public async Task Messages_are_sent_no_faster_than_the_carriers_allow()
    {
        await using var limited = await TokenDoor.Open(new Dictionary<string, string>
        {
            ["Certify:Codes:ResendSeconds"] = "60",
            ["Certify:Codes:PerHour"] = "5",
            ["Certify:Codes:PerDay"] = "10",
        });
        var (phone, guest) = (limited.NewPhone(), await limited.Guest());
        var request = $"/checkcode/request_for_phone?phone={phone}";

        Assert.That((await limited.Post(request, guest)).Code, Is.Zero);
        Assert.That((await limited.Post(request, await limited.Guest())).Code, Is.EqualTo(10000), "a new session changes nothing");
        limited.App.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await limited.Post(request + "&purpose=reset_password", guest)).Code, Is.Zero);
    }

    private Task<TokenDoor.Reply> Reset(string? token, string values) => door.Post($"/user/password/reset?{values}", token);
}

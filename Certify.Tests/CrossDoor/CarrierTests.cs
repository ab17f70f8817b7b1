using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>Of the carriers that count at a door and are present, the first of Authorization, x-token, user_sid and cookie decides alone.</summary>
public sealed class CarrierTests
{
    private const string Bad = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private CertifyApp app = null!;
    private string id = "";
    private string token = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        id = (await Callers.SignedIn(app, "user", "13812350001")).SessionId;
        token = (await Callers.ByToken(app, "13812350002")).SessionId;
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("Authorization", true, true, true, true, true)]
    [TestCase("x-token", true, true, true, true, true)]
    [TestCase("cookie", true, false, false, true, true)]
    [TestCase("user_sid", false, true, false, false, false)]
    public async Task A_carrier_counts_where_it_should_and_nowhere_else(string carrier, params bool[] counts)
    {
        for (var i = 0; i < Doors.All.Length; i++)
        {
            var said = await Ask(Doors.All[i], carrier == "x-token" ? (carrier, token) : (carrier, id));
            Assert.That(said.Good, Is.EqualTo(counts[i]), $"{Doors.All[i]}: {said.Body}");
        }
    }

    [TestCaseSource(nameof(CarriersInOrder))]
    public async Task The_first_carrier_that_counts_decides_alone(string door, string first, string second)
    {
        Assert.That((await Ask(door, (first, Bad), (second, Good(second)))).Good, Is.False, "a bad one refuses though the next is good");
        Assert.That((await Ask(door, (first, Good(first)), (second, Bad))).Good, Is.True, "a good one opens though the next is bad");
    }

    /// <summary>Every two carriers that count at a door, in the order in which they are looked at.</summary>
    private static IEnumerable<TestCaseData> CarriersInOrder() =>
        from door in new[] { "ApiV1", "UserValidate", "TokenAuth", "UserCertify", Doors.Typed }
        from first in new[] { "Authorization", "x-token", "user_sid" }
        from second in new[] { "x-token", "user_sid", "cookie" }
        where string.CompareOrdinal(Order(first), Order(second)) < 0 && Counts(first, door) && Counts(second, door)
        select new TestCaseData(door, first, second);

    [Test]
    public async Task Of_two_good_ones_the_first_names_the_user()
    {
        var mine = (await app.Get("/user/getUser", Bearer(token), Cookie(id))).Json.GetProperty("data").GetProperty("phone").GetString();
        var his = (await app.Get("/api/v1.0/user", XToken(token), Cookie(id))).Json.GetProperty("data").GetProperty("mobile").GetString();

        Assert.That((mine, his), Is.EqualTo(("13812350002", "13812350002")));
    }

    [TestCase("ApiV1")]
    [TestCase("TokenAuth")]
    [TestCase("UserCertify")]
    [TestCase(Doors.Typed)]
    public async Task A_user_sid_elsewhere_is_not_even_looked_at(string door)
    {
        var carrier = door == "TokenAuth" ? "Authorization" : "cookie";

        Assert.That((await Ask(door, ("user_sid", Bad), (carrier, id))).Good, Is.True);
    }

    [Test]
    public async Task At_typed_routes_of_UserValidate_both_user_sid_and_cookie_count()
    {
        Assert.That((await app.Get($"/api/FetchInfo?user_sid={id}")).Good, Is.True);
        Assert.That((await app.Get("/api/FetchInfo", Cookie(id))).Good, Is.True);
        Assert.That((await app.Get($"/api/FetchInfo?user_sid={Bad}", Cookie(id))).Status, Is.EqualTo(401));
        Assert.That((await app.Get($"/api/FetchInfo?user_sid={Bad}", Bearer(id))).Good, Is.True);
    }

    [Test]
    public async Task An_expired_token_refuses_though_the_cookie_is_good()
    {
        await using var other = await CertifyApp.Start();
        var old = (await Callers.ByToken(other, "13812350003")).SessionId;
        other.Clock.Advance(TimeSpan.FromSeconds(7201));
        var fresh = (await Callers.SignedIn(other, "user", "13812350004")).SessionId;

        Assert.That((await other.Ask("ApiV1", null, XToken(old), Cookie(fresh))).Code, Is.EqualTo("4101"));
        Assert.That((await other.Ask("UserCertify", null, XToken(old), Cookie(fresh))).Code, Is.EqualTo("NO_SESSION"));
        Assert.That((await other.Ask("UserValidate", fresh, XToken(old))).Code, Is.EqualTo("404"));
        Assert.That((await other.Ask("TokenAuth", null, XToken(old), Cookie(fresh))).Code, Is.EqualTo("20003"));
        Assert.That((await other.Ask(Doors.Typed, null, XToken(old), Cookie(fresh))).Status, Is.EqualTo(401));
    }

    private static bool Counts(string carrier, string door) => carrier switch
    {
        "cookie" => door is "ApiV1" or "UserCertify" or Doors.Typed,
        "user_sid" => door == "UserValidate",
        _ => true,
    };

    private static string Order(string carrier) => carrier switch { "Authorization" => "1", "x-token" => "2", "user_sid" => "3", _ => "4" };

    private string Good(string carrier) => carrier == "x-token" ? token : id;

    private Task<Said> Ask(string door, params (string Carrier, string Value)[] carriers)
    {
        var sid = carriers.FirstOrDefault(pair => pair.Carrier == "user_sid").Value;
        var headers = carriers.Where(pair => pair.Carrier != "user_sid").Select(pair => pair.Carrier switch
        {
            "Authorization" => Bearer(pair.Value),
            "x-token" => XToken(pair.Value),
            _ => Cookie(pair.Value),
        });
        return app.Ask(door, sid, [.. headers]);
    }
}

using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class RegistrationTests
{
    private static readonly string Secret = Md5Secret.FromPlainText("a password");

    private CertifyApp app = null!;
    private Registration registration = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        registration = app.Get<Registration>();
    }

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task A_phone_is_registered_once_by_its_code()
    {
        Assert.That((await registration.SendCode("+86 138-0000-0001", "flow", Citizen.Home)).Fault, Is.Null);
        var code = await app.Code("13800000001");

        var user = (await registration.ByPhoneCode("flow", code, null, Secret, Citizen.Home)).Value;

        Assert.That((user.Phone, user.UserName), Is.EqualTo(("13800000001", "13800000001")));
        Assert.That(await app.Get<Passwords>().Verify(user.PasswordHash!, Secret), Is.True);
        Assert.That((await registration.SendCode("13800000001", "flow", Citizen.Home)).Fault, Is.EqualTo(Fault.PhoneTaken));
        Assert.That((await registration.ByPhoneCode("flow", code, null, Secret, Citizen.Home)).Fault, Is.EqualTo(Fault.CodeAbsent));
    }

    [TestCase("")]
    [TestCase("12800000001")]
    [TestCase("1380000000１")]
    public async Task What_is_no_phone_gets_no_code(string text) =>
        Assert.That((await registration.SendCode(text, "flow", Citizen.Home)).Fault, Is.EqualTo(Fault.ValueMalformed));

    [Test]
    public async Task Two_who_register_one_phone_at_once_are_one_user()
    {
        var made = await Race.Run(10, i => registration.Create($"name{i}", "13800000002", null, null));
        var found = await Race.Run(10, _ => registration.FindOrCreate(new Credential(null, "one@example.com")));

        Assert.That(made.Count(user => user is not null), Is.EqualTo(1));
        Assert.That(found.Select(user => user.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Ids_count_up_and_are_never_used_again()
    {
        var first = (await registration.Create("a", "13800000003", null, null))!;
        _ = await registration.Create("b", "13800000003", null, null);
        var second = (await registration.Create("c", "13800000004", null, null))!;

        Assert.That(second.Id, Is.GreaterThan(first.Id));
    }
}

using Certify.ServiceInterface.Domain;
using Certify.Tests.Protocols.UserValidate;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Capabilities;

public sealed class StrictTests
{
    [Test]
    public async Task An_operator_can_refuse_malformed_numbers_at_the_door()
    {
        await using var app = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Strict"] = "true", ["Certify:Consent:ApiV1"] = "v3" });
        var citizen = await Citizen.Arrive(app);
        var good = citizen.Number;
        citizen.Number = "110105194912310029";
        citizen.Licence = "91110105000000000A";

        Assert.That((await citizen.Submit("张三", SubmissionPolicy.ApiV1)).Fault, Is.EqualTo(Fault.ValueMalformed));
        Assert.That((await citizen.SubmitCompany("水务公司", "张三")).Fault, Is.EqualTo(Fault.ValueMalformed));
        citizen.Number = good;
        Assert.That((await citizen.Submit("张三", SubmissionPolicy.ApiV1)).Fault, Is.Null);
        Assert.That((await citizen.Attempt()).ConsentVersion, Is.EqualTo("v3"), "the operator's consent where the client names none");
    }

    [Test]
    public async Task UserValidate_names_the_number_that_it_refuses()
    {
        await using var app = await CertifyApp.Start(new Dictionary<string, string> { ["Certify:Strict"] = "true" });
        using var client = new MiniClient(app);
        await client.SignIn("anna");

        Assert.That((await client.Submit("xxx", "122222")).Body,
            Is.EqualTo(MiniTests.Refused(400, "Validation on request object failed, errors: idcard_number: 输入一个有效的值。")));
        Assert.That((await client.Submit("xxx", "11010519491231002X")).Result, Is.EqualTo(200));
    }
}

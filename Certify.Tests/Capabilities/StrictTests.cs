using Certify.ServiceInterface.Domain;
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
}

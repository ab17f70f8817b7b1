using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.ApiV1;

/// <summary>A program of its own for each test, and a browser that talks to it.</summary>
public abstract class ApiV1Tests
{
    protected const string Ok = "{\"errmsg\":\"成功\",\"errno\":\"0\"}\n";
    protected const string NotSignedIn = "{\"errmsg\":\"用户未登录\",\"errno\":\"4101\"}\n";
    protected const string Phone = "13313331333";

    protected CertifyApp App { get; private set; } = null!;

    protected ApiV1Client Client { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        App = await CertifyApp.Start();
        Client = new ApiV1Client(App);
    }

    [TearDown]
    public async Task Stop()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }

    public static string Refused(string code, string text) => $"{{\"errmsg\":\"{text}\",\"errno\":\"{code}\"}}\n";
}

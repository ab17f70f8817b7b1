using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserValidate;

/// <summary>A program of its own for each test, and a mini program that talks to it.</summary>
public abstract class MiniTests
{
    protected const string Done = """{"version":"0.1","response":{"result":200},"context":null}""";

    protected CertifyApp App { get; private set; } = null!;

    protected MiniClient Client { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        App = await CertifyApp.Start();
        Client = new MiniClient(App);
    }

    [TearDown]
    public async Task Stop()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }

    public static string Refused(int result, string reason) =>
        $$$"""{"version":"0.1","response":{"reason":"{{{reason}}}","result":{{{result}}}}}""";
}

using System.Text.Json;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

[Category("slow")]
public sealed class KeyRotationTests
{
    [Test]
    public async Task Keys_are_rotated_beside_a_service_that_knows_them_and_the_old_one_can_go()
    {
        await using var service = await ServiceProcess.Start(new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Error" });
        await service.Http.GetStringAsync(new Uri("/user/phone/getRegistVerify?phone=13655550002", UriKind.Relative));
        await Eventually.Is(() => Arrived(service), "the code arrived", TimeSpan.FromSeconds(30));
        var file = Path.Combine(service.DataFolder, DevelopmentKeys.FileName);
        var keys = JsonSerializer.Deserialize<KeyOptions>(await File.ReadAllTextAsync(file))!;
        var added = KeyOptions.Generate().Data[1];
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(keys with { Data = new() { [1] = keys.Data[1], [2] = added } }));
        await service.Restart();

        var (exitCode, output) = await service.Run("keys", "rotate");
        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("1 values").And.Contain("data key 2").And.Contain("Certify:Keys:Data:1"));

        await service.Restart();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(keys with { Data = new() { [2] = added } }));
        await service.Restart();
        Assert.That(await Arrived(service), Is.True, "what the old key sealed opens by the new one");
    }

    private static async Task<bool> Arrived(ServiceProcess service) =>
        (await service.Http.GetStringAsync(new Uri("/dev/outbox?to=13655550002", UriKind.Relative))).Contains("\"code\":\"", StringComparison.Ordinal);
}

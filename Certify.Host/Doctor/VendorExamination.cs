using System.Net.Sockets;
using Certify.Host.Start;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Aliyun.Caller;
using Certify.ServiceInterface.Providers.Guard;

namespace Certify.Host.Doctor;

/// <summary>Asks the vendors that are named something that costs nothing, to see that they are there and know us.</summary>
internal sealed class VendorExamination(IServiceProvider services, VendorSettings vendors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Finding>> Run() =>
    [
        .. vendors.UsesAliyun && !vendors.Aliyun.Problems().Any() ? await Aliyun() : [],
        .. vendors.UsesOss && !vendors.ObjectStore.Problems().Any() ? [await Finding.Of("photo bucket", Bucket)] : Array.Empty<Finding>(),
        .. vendors.Providers.Mail == ChosenProviders.Smtp && !vendors.Smtp.Problems().Any() ? [await Finding.Of("mail server", MailServer)] : Array.Empty<Finding>(),
    ];

    private async Task<IReadOnlyList<Finding>> Aliyun()
    {
        var clock = services.GetRequiredService<TimeProvider>();
        // A gate of its own: what stands open or shut for the service's calls says nothing about the key.
        var guard = new VendorGuard(new ProcessVendorGate(), vendors.Guard, clock);
        var client = new AliyunClient(services.GetRequiredService<HttpClient>(), vendors.Aliyun, guard, clock);
        var answer = await CallerIdentity.Ask(client, CancellationToken.None);
        var off = answer.ServerTime is { } theirs ? DatabaseExamination.Off(theirs, clock, "Aliyun") : null;
        return [new("Aliyun", off is null ? Problem(answer.Fault, answer.Code) : null), new("clock", off)];
    }

    private static string? Problem(VendorFault? fault, string code) => (fault, code) switch
    {
        (null, _) => null,
        (_, var wrong) when wrong.StartsWith("InvalidAccessKeyId", StringComparison.Ordinal) =>
            "Aliyun does not know Certify:Aliyun:AccessKeyId, or it is disabled.",
        (_, var wrong) when wrong.Contains("Signature", StringComparison.Ordinal) =>
            "Aliyun refuses our signature: Certify:Aliyun:AccessKeySecret does not belong to Certify:Aliyun:AccessKeyId.",
        (VendorFault.Account, _) => $"Aliyun refuses the account of Certify:Aliyun:AccessKeyId with {code}.",
        (VendorFault.Request, _) => $"Aliyun refuses our question with {code}.",
        _ => $"Aliyun does not answer ({code}). Check Certify:Aliyun:Endpoints and the way out of this machine.",
    };

    private async Task<string?> Bucket()
    {
        try
        {
            await services.GetRequiredService<IObjectStore>().Exists(vendors.ObjectStore.KeyPrefix + "doctor", CancellationToken.None);
            return null;
        }
        catch (ObjectStoreUnavailableException away)
        {
            return $"The bucket {vendors.ObjectStore.Bucket} cannot be read: {away.Message}. Check Certify:ObjectStore and the key's rights.";
        }
    }

    private async Task<string?> MailServer()
    {
        try
        {
            using var connection = new TcpClient();
            using var patience = new CancellationTokenSource(Patience);
            await connection.ConnectAsync(vendors.Smtp.Host, vendors.Smtp.Port, patience.Token);
            return null;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return $"The mail server {vendors.Smtp.Host}:{vendors.Smtp.Port} does not answer. Check Certify:Smtp.";
        }
    }
}

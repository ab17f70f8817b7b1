using Certify.Host.Start;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Aliyun;
using Certify.ServiceInterface.Providers.Aliyun.Caller;
using Certify.ServiceInterface.Providers.Guard;
using Certify.ServiceInterface.Providers.WeChat;

namespace Certify.Host.Doctor;

/// <summary>Asks the vendors that are named something that costs nothing, to see that they are there and know us.</summary>
internal sealed class VendorExamination(IServiceProvider services, VendorSettings vendors)
{
    // A gate of its own: what stands open or shut for the service's calls says nothing about the key.
    private readonly VendorGuard guard = new(new ProcessVendorGate(), vendors.Guard, services.GetRequiredService<TimeProvider>());
    private readonly SenderExamination senders = new(vendors);

    public async Task<IReadOnlyList<Finding>> Run() =>
    [
        .. vendors.UsesAliyun && !vendors.Aliyun.Problems().Any() ? await Aliyun() : [],
        .. vendors.UsesOss && !vendors.ObjectStore.Problems().Any() ? [await Finding.Of("photo bucket", Bucket)] : Array.Empty<Finding>(),
        .. vendors.Providers.Mail == ChosenProviders.Smtp && !vendors.Smtp.Problems().Any() ? [await Finding.Of("mail server", senders.MailServer)] : Array.Empty<Finding>(),
        .. vendors.Providers.WeChat == ChosenProviders.WeChatItself && !vendors.WeChat.Problems().Any() ? [await Finding.Of("WeChat", WeChat)] : Array.Empty<Finding>(),
    ];

    private async Task<IReadOnlyList<Finding>> Aliyun()
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var client = new AliyunClient(services.GetRequiredService<HttpClient>(), vendors.Aliyun, guard, clock);
        var answer = await CallerIdentity.Ask(client, CancellationToken.None);
        var off = answer.ServerTime is { } theirs ? DatabaseExamination.Off(theirs, clock, "Aliyun") : null;
        var problem = off is null ? Problem(answer.Fault, answer.Code) : null;
        return
        [
            new("Aliyun", problem),
            new("clock", off),
            .. vendors.Providers.Sms == ChosenProviders.Aliyun && off is null && problem is null
                ? [await Finding.Of("SMS templates", () => senders.Templates(client))] : Array.Empty<Finding>(),
        ];
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

    /// <summary>Exchanges a code that nobody was given: WeChat looks at the app and its secret before it refuses the code.</summary>
    private async Task<string?> WeChat()
    {
        var wechat = new WeChatOAuth(services.GetRequiredService<HttpClient>(), vendors.WeChat, guard, services.GetRequiredService<TimeProvider>());
        foreach (var app in Enum.GetValues<WeChatApp>().Where(app => vendors.WeChat.Of(app).AppId.Length > 0))
        {
            var answer = await wechat.Exchange(app, "doctor", wantsProfile: null, CancellationToken.None);
            if (answer.Fault is VendorFault.Account)
            {
                return $"WeChat refuses {WeChatOptions.Section}:{app}:AppId or its secret with {answer.Code}.";
            }

            if (answer.Fault is VendorFault.Unavailable)
            {
                return $"WeChat does not answer ({answer.Code}). Check {WeChatOptions.Section}:ApiBaseUrl and the way out of this machine.";
            }
        }

        return null;
    }
}

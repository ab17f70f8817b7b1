namespace Certify.ServiceInterface.Providers.Aliyun.Dysms;

/// <summary>Sends by template with <c>SendSms</c>, and finds a message again with <c>QuerySendDetails</c>.</summary>
public sealed class AliyunSmsSender(AliyunClient client, AliyunOptions options, TimeProvider clock) : ISmsSender
{
    // The carriers deliver at most 40 messages a day to one number; a list that goes on beyond this is none of ours.
    private const int MostPages = 20;

    public string Provider => "aliyun";

    public async Task<VendorAnswer<Accepted>> Send(Sms message, CancellationToken stop) =>
        options.Sms.Templates.TryGetValue(message.Purpose, out var template)
            ? await client.Call(DysmsRequests.Send(message, options.Sms.SignName, template), DysmsMapping.Sent, stop)
            : VendorAnswer<Accepted>.Failed(VendorFault.Account, VendorCodes.NotConfigured);

    public async Task<VendorAnswer<SmsFate>> LookUp(Sms message, CancellationToken stop)
    {
        var requestId = "";
        foreach (var day in DysmsRequests.DaysSince(message.CreatedAt, clock.GetUtcNow()))
        {
            for (var page = 1; page <= MostPages; page++)
            {
                var answer = await client.Call(
                    DysmsRequests.Details(message.Phone, day, page), reply => DysmsMapping.Details(reply, message.OutId), stop);
                if (answer.Reading is not { } details)
                {
                    return new(null, answer.Fault, answer.Code, answer.RequestId);
                }

                if (details.Found)
                {
                    return VendorAnswer<SmsFate>.Of(new SmsFate(Found: true), answer.Code, answer.RequestId);
                }

                requestId = answer.RequestId;
                if (details.Complete)
                {
                    break;
                }
            }
        }

        return VendorAnswer<SmsFate>.Of(new SmsFate(Found: false), "OK", requestId);
    }
}

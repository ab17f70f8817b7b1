using System.Globalization;
using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>The user's own messages, and whether there are new ones.</summary>
public sealed class MessageServices(Inbox inbox, Call call)
{
    public async Task<Answer<ConfirmationResponse>> Post(MarkMessagesRead message) =>
        Ids(message.Ids!) is { } ids ? (await inbox.MarkRead(call.User().Id, ids)).Answer() : UserCertifyRefusals.Of(Fault.NotFound);

    public async Task<Answer<ConfirmationResponse>> Delete(DeleteMessages message) =>
        Ids(message.Ids!) is { } ids ? (await inbox.Delete(call.User().Id, ids)).Answer() : UserCertifyRefusals.Of(Fault.NotFound);

    public Answer<PollStatusResponse> Get(PollStatus message) =>
        new PollStatusResponse { Data = new PollingFlags { MessageStatus = call.User().HasNews } };

    /// <summary>Ids separated by commas; null where one is no number, so that no message can have it.</summary>
    private static List<long>? Ids(string text)
    {
        var ids = new List<long>();
        foreach (var part in text.Split(','))
        {
            if (!long.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return null;
            }

            ids.Add(id);
        }

        return ids;
    }
}

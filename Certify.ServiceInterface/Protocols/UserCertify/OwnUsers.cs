using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;
using MessageView = Certify.ServiceModel.UserCertify.UserMessage;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Users as they see themselves, read anew each time.</summary>
public sealed class OwnUsers(Profiles profiles, Inbox inbox)
{
    /// <summary>Everybody has the same package, which never ends.</summary>
    private const long PackageEnds = 4_102_415_999_000;

    public async Task<Answer<OwnUserResponse>> Read(long userId) =>
        await profiles.Read(userId) is { } profile
            ? new OwnUserResponse { Data = View(profile, await inbox.Recent(userId)) }
            : UserCertifyRefusals.Of(Fault.NotSignedIn);

    private static OwnUser View(Profile profile, IReadOnlyList<Domain.UserMessage> messages) => new()
    {
        Id = profile.User.Id,
        Email = profile.User.Email,
        NickName = profile.NickName(),
        Name = profile.RealName ?? profile.User.UserName,
        Phone = profile.User.Phone,
        UserName = profile.User.UserName,
        PersonalStatus = profile.PersonalStatus(),
        CompanyStatus = profile.CompanyStatus(),
        CompanyName = profile.CompanyName,
        UserMessages = [.. messages.Select(View)],
        Package = new UserPackage { Expire = PackageEnds, Type = "TEST" },
        WechatNickName = profile.WeChat?.NickName,
        OpenId = profile.WeChat?.OpenId,
    };

    private static MessageView View(Domain.UserMessage message) => new()
    {
        Id = message.Id,
        Content = message.Content,
        Status = message.Status,
        CreateDate = message.CreatedAt.ToUnixTimeMilliseconds(),
        ModifyDate = message.ModifiedAt.ToUnixTimeMilliseconds(),
        Type = message.Type,
    };
}

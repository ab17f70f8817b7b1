using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Users as they see themselves and each other.</summary>
public sealed class UserServices(Profiles profiles, OwnUsers owners, Inbox inbox, Call call)
{
    public async Task<Answer<OwnUserResponse>> Get(GetUser message)
    {
        // First, so that what arrives meanwhile is news still.
        await inbox.Open(call.User());
        return await owners.Read(call.User().Id);
    }

    public async Task<Answer<GetUsersResponse>> Get(GetUsers message)
    {
        var page = Page.Of(message.Page, message.Size);
        if (page.Fault is { } fault)
        {
            return UserCertifyRefusals.Of(fault);
        }

        var users = await profiles.NewestCertified(call.User().Id, page.Value.Skip, page.Value.Take);
        return new GetUsersResponse { Data = [.. users.Select(View)] };
    }

    private static CertifiedUser View(Profile profile)
    {
        var userName = Masks.UserName(profile.User.UserName, profile.User.Phone, profile.User.Email);
        return new CertifiedUser
        {
            Id = profile.User.Id,
            Name = profile.RealName is { } name ? Masks.Name(name) : null,
            UserName = userName,
            Phone = profile.User.Phone is { } phone ? Masks.Phone(phone) : null,
            NickName = profile.CompanyName ?? userName,
            PersonalStatus = profile.PersonalStatus(),
            CompanyStatus = profile.CompanyStatus(),
        };
    }
}

using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Administration;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.Admin;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>What administrators see of users and do to them.</summary>
public sealed class AdminUserServices(UserAdministration users, Call call)
{
    public async Task<Answer<GetAllUsersResponse>> Get(GetAllUsers message)
    {
        var page = Page.Of(message.Page, message.Size);
        return page.Fault is { } fault
            ? UserCertifyRefusals.Of(fault)
            : new GetAllUsersResponse { Data = [.. (await users.List(call.Signed().Actor, page.Value)).Select(View)] };
    }

    public async Task<Answer<SetUserLockResponse>> Post(SetUserLock message) =>
        (await users.SetLocked(call.Signed().Actor, message.Id!.Value, message.IsLocked == "true"))
            .Answer(profile => new SetUserLockResponse { Data = View(profile) });

    public async Task<Answer<ConfirmationResponse>> Post(ResetUserPassword message) =>
        (await users.ResetPassword(call.Signed().Actor, message.Id!.Value)).Answer();

    private static ListedUser View(Profile profile) => new()
    {
        Id = profile.User.Id,
        Name = profile.RealName,
        UserName = profile.User.UserName,
        Email = profile.User.Email,
        Phone = profile.User.Phone,
        Roles = string.Join(',', profile.Roles),
        NickName = profile.NickName(),
        IsLocked = profile.User.Locked,
        LockedDate = profile.User.LockedAt,
        LoginDate = profile.User.LastLoginAt,
        LoginType = profile.User.LastLoginKind switch
        {
            SessionKind.Web => "web",
            SessionKind.Phone => "phone",
            SessionKind.WeChat => "weChat",
            _ => null,
        },
        PersonalStatus = profile.PersonalStatus(),
        CompanyStatus = profile.CompanyStatus(),
    };
}

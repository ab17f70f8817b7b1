using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.ApiV1;

namespace Certify.ServiceInterface.Protocols.ApiV1;

/// <summary>The user's profile and his real name.</summary>
public sealed class ProfileServices(Submissions submissions, Photos photos, AccountChanges changes, PublicAddress address, Call call)
{
    public async Task<Answer<GetProfileResponse>> Get(GetProfile request)
    {
        var profile = await Read();
        profile.IdCard = "";
        return new GetProfileResponse { Data = profile };
    }

    public async Task<Answer<GetRealNameResponse>> Get(GetRealName request) => new GetRealNameResponse { Data = await Read() };

    public async Task<Answer<ApiV1Response>> Post(SubmitRealName request)
    {
        if (!PersonName.TryParse(request.RealName, out var name) || !DocumentNumber.TryParse(request.IdCard, out var number))
        {
            return ApiV1Refusals.Of(Fault.ValueMalformed);
        }

        var taken = await submissions.Person(call.User().Id, name, number, SubmissionPolicy.ApiV1, request.ConsentVersion);
        return taken.ToAnswer();
    }

    public async Task<Answer<RenameUserResponse>> Put(RenameUser request)
    {
        if (!PersonName.TryParse(request.Name, out var name))
        {
            return ApiV1Refusals.Of(Fault.ValueMalformed);
        }

        await changes.Rename(call.Signed(), name);
        return new RenameUserResponse { Data = new ApiV1UserName { Name = name } };
    }

    private async Task<ApiV1Profile> Read()
    {
        var user = call.User();
        var person = await submissions.Find(user.Id, Subject.Person);
        var avatar = (await photos.InUse(user.Id)).FirstOrDefault(photo => photo.Kind == PhotoKind.Avatar);
        var declared = IsShown(person.SeenBy(SubmissionPolicy.ApiV1)) ? person.Declared : new Declared();
        return new ApiV1Profile
        {
            AvatarUrl = avatar is null ? "" : AvatarServices.UrlOf(address, avatar.Id),
            IdCard = declared.Number,
            Mobile = user.Phone ?? "",
            Name = user.UserName,
            RealName = declared.Name,
            UserId = user.Id,
        };
    }

    /// <summary>The page locks its form when both values are filled, so what must be entered again is not shown.</summary>
    private static bool IsShown(CertificationState state) => state switch
    {
        CertificationState.AUTHEN or CertificationState.PASS or CertificationState.EXPIRING => true,
        CertificationState.UNAUTHEN or CertificationState.NOTPASS or CertificationState.EXPIRED => false,
    };
}

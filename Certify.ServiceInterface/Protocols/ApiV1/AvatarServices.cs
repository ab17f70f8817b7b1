using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.ApiV1;

namespace Certify.ServiceInterface.Protocols.ApiV1;

/// <summary>The picture that a user shows of himself.</summary>
public sealed class AvatarServices(Photos photos, PublicAddress address, Call call)
{
    public async Task<Answer<UploadAvatarResponse>> Post(UploadAvatar request)
    {
        var stored = await photos.Store(call.User().Id, PhotoKind.Avatar, request.Avatar!.Content, SubmissionPolicy.ApiV1, call.Aborted);
        return stored.ToAnswer(photo => new UploadAvatarResponse { Data = new ApiV1AvatarUrl { AvatarUrl = UrlOf(address, photo.Id) } });
    }

    public async Task<Answer<FileResponse>> Get(GetAvatar request) =>
        (await photos.Read(call.User().Id, PhotoKind.Avatar, call.Aborted))
            .ToAnswer(read => new FileResponse(read.Content, read.Photo.MediaType));

    /// <summary>Where a picture is; its number makes browsers fetch a new one.</summary>
    public static string UrlOf(PublicAddress address, long photoId) => $"{address.BaseUrl}/api/v1.0/user/avatar?v={photoId}";
}

using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserValidate;

namespace Certify.ServiceInterface.Protocols.UserValidate;

/// <summary>The photos for a person's certification.</summary>
public sealed class PhotoServices(Photos photos, Call call)
{
    private const string FileMissing = "该字段是必填项。";

    private long UserId => call.User().Id;

    public async Task<Answer<FileResponse>> Get(FetchPhoto request) =>
        (await photos.Read(UserId, (PhotoKind)request.PhotoType!, call.Aborted))
            .ToAnswer(call, read => new FileResponse(read.Content, read.Photo.MediaType));

    public async Task<Answer<SubmitPhotoResponse>> Post(SubmitPhoto request)
    {
        var content = request.Photo?.Content ?? ReadOnlyMemory<byte>.Empty;
        var stored = await photos.Store(UserId, (PhotoKind)request.PhotoType!, content, SubmissionPolicy.UserValidate, call.Aborted);
        // Whether photos are taken at all is told before whether there is one.
        var outcome = stored.Fault == Fault.PhotoUnusable && request.Photo is null ? new Refused(Fault.PhotoUnusable, FileMissing) : stored;
        return outcome.ToAnswer(call, photo => new SubmitPhotoResponse
        {
            Response = new SubmitPhotoResult { PhotoId = photo.Id },
            Context = request.Context,
        });
    }

    public async Task<Answer<UserValidateResponse>> Post(DeletePhoto request) =>
        (await photos.Delete(UserId, (PhotoKind)request.PhotoType!, SubmissionPolicy.UserValidate, call.Aborted))
            .ToAnswer(call, _ => new UserValidateResponse { Context = request.Context });
}

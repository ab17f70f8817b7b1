using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Lets a client put one photo straight into the object store.</summary>
public sealed class PhotoServices(Photos photos, Call call)
{
    public async Task<Answer<GetPhotoUploadResponse>> Get(GetPhotoUpload message)
    {
        if (PhotoKeys.KindNamed(message.Photo) is not { } kind)
        {
            return UserCertifyRefusals.Of(Fault.ValueMalformed);
        }

        var policy = kind == PhotoKind.Licence ? SubmissionPolicy.Company : SubmissionPolicy.UserCertify;
        var ticket = await photos.Ticket(call.User().Id, kind, policy);
        return ticket.Answer(form => new GetPhotoUploadResponse
        {
            Data = new PhotoUploadForm
            {
                Url = form.Url,
                Fields = new Dictionary<string, string>(form.Fields),
                FileField = form.FileField,
                ExpiresAt = form.ExpiresAt.ToUnixTimeMilliseconds(),
            },
        });
    }
}

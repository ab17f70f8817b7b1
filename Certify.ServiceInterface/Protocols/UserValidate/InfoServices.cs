using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.UserValidate;

namespace Certify.ServiceInterface.Protocols.UserValidate;

/// <summary>A person's certification: what is declared, what became of it.</summary>
public sealed class InfoServices(Submissions submissions, Photos photos, Call call)
{
    private const int Passed = 2;

    public async Task<Answer<UserValidateResponse>> Post(SubmitInfo request)
    {
        // Both were read once with the fields, so here they only take their canonical form.
        _ = PersonName.TryParse(request.Name, out var name);
        _ = DocumentNumber.TryParse(request.IdCardNumber, out var number);
        var taken = await submissions.Person(call.User().Id, name, number, SubmissionPolicy.UserValidate, request.ConsentVersion);
        if (taken.Fault == Fault.ValueMalformed)
        {
            // By Certify:Strict the core looks at the number more closely than the fields' rules do.
            return call.Protocol.Refuse(HostFault.FieldMalformed, call.Operation, [new FieldProblem("idcard_number", FieldFault.WrongType)]);
        }

        return taken.ToAnswer(call, _ => new UserValidateResponse { Context = request.Context });
    }

    public async Task<Answer<FetchInfoResponse>> Get(FetchInfo request)
    {
        var user = call.User();
        var person = await submissions.Find(user.Id, Subject.Person);
        var uploaded = await photos.InUse(user.Id);
        var (declared, status) = Show(person);
        return new FetchInfoResponse
        {
            Response = new FetchInfoResult
            {
                PhotosUploaded = [.. uploaded.Where(photo => IsShown(photo.Kind)).Select(photo => (int)photo.Kind)],
                ValidateObject = new ValidateObject
                {
                    Id = person.Id,
                    IdCardNumber = declared.Number,
                    Name = declared.Name,
                    ValidateStatus = status,
                    Uid = user.Id,
                },
            },
            Context = request.Context,
        };
    }

    public async Task<Answer<FetchSelfInfoResponse>> Get(FetchSelfInfo request)
    {
        var user = call.User();
        var (declared, status) = Show(await submissions.Find(user.Id, Subject.Person));
        var self = new SelfInfoUser
        {
            Id = user.Id,
            PhoneNumber = user.Phone,
            Name = status == 0 ? null : declared.Name,
            IdCardNumber = status == 0 ? null : declared.Number,
        };
        return new FetchSelfInfoResponse
        {
            Response = new FetchSelfInfoResult { UserInfo = self, IsValidate = status == Passed },
            Context = request.Context,
        };
    }

    /// <summary>What this door shows of a certification; one by elements alone counts here as none.</summary>
    private static (Declared Declared, int Status) Show(Certification person)
    {
        var state = person.SeenBy(SubmissionPolicy.UserValidate);
        return (state == CertificationState.UNAUTHEN ? new Declared() : person.Declared, StatusOf(state));
    }

    private static int StatusOf(CertificationState state) => state switch
    {
        CertificationState.UNAUTHEN => 0,
        CertificationState.AUTHEN => 1,
        CertificationState.PASS or CertificationState.EXPIRING => Passed,
        CertificationState.NOTPASS or CertificationState.EXPIRED => 3,
    };

    private static bool IsShown(PhotoKind kind) => kind is PhotoKind.Handheld or PhotoKind.Front or PhotoKind.Back;
}

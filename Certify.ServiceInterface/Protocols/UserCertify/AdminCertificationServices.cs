using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Administration;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceModel.Admin;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>What administrators see of certifications, and the sweep that they start.</summary>
public sealed class AdminCertificationServices(CertificationAdministration certifications, Sweeps sweeps, Call call)
{
    public async Task<Answer<ListCertificationsResponse>> Get(ListCertifications message)
    {
        var page = Page.Of(message.Page, message.Size);
        return page.Fault is { } fault
            ? UserCertifyRefusals.Of(fault)
            : new ListCertificationsResponse { Data = [.. (await certifications.List(call.Signed().Actor, page.Value)).Select(Line)] };
    }

    public async Task<Answer<GetCertificationResponse>> Get(GetCertification message) =>
        (await certifications.Read(call.Signed().Actor, message.Id!.Value)).Answer(file => new GetCertificationResponse { Data = Detail(file) });

    /// <summary>Waits for the whole sweep, and goes on waiting when the caller hangs up: what he started is not his to stop.</summary>
    public async Task<Answer<ConfirmationResponse>> Post(StartCertification message) =>
        (await sweeps.Run(call.Signed().Actor, progress: null, CancellationToken.None)).Answer();

    private static ListedCertification Line(CertificationFile file) => new()
    {
        Id = file.Person.Id,
        Phone = file.User?.Phone,
        PersonalStatus = file.Person.PersonalStatus(),
        CompanyStatus = file.Company.CompanyStatus(),
        CreateDate = file.Person.CreatedAt.ToUnixTimeMilliseconds(),
        ModifyDate = file.ModifiedAt.ToUnixTimeMilliseconds(),
    };

    private static CertificationDetail Detail(CertificationFile file)
    {
        var detail = new CertificationDetail
        {
            Id = file.Person.Id,
            PersonalStatus = file.Person.PersonalStatus(),
            CompanyStatus = file.Company.CompanyStatus(),
        };
        if (detail.PersonalStatus != nameof(CertificationState.UNAUTHEN))
        {
            detail.Name = file.Person.Declared.Name;
            detail.IdentityId = file.Person.Declared.Number;
            detail.IdentityAdvice = file.Person.Advice;
            detail.ValidTill = Midnight(file.Person);
        }

        if (detail.CompanyStatus != nameof(CertificationState.UNAUTHEN))
        {
            detail.Legal = file.Company.Declared.LegalPerson;
            detail.CompanyName = file.Company.Declared.Name;
            detail.CompanyLience = detail.CompanyLicence = file.Company.Declared.Number;
            detail.CompanyAdvice = file.Company.Advice;
            detail.CompanyPhone = file.Company.Declared.Phone;
            detail.CompanyAddress = file.Company.Declared.Address;
            detail.ValidPeriod = Midnight(file.Company);
        }

        return detail;
    }

    /// <summary>The last valid day; while a renewal waits, that of what it renews.</summary>
    private static DateTimeOffset? Midnight(Certification certification) =>
        (certification.ValidTill ?? certification.Renewing?.ValidTill) is { } day ? CalendarDay.StartOf(day) : null;
}

using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.UserCertify;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>Users submit themselves and their companies, and see what came of it.</summary>
public sealed class CertificationServices(Submissions submissions, Call call)
{
    public async Task<Answer<ConfirmationResponse>> Post(SubmitPersonalCertification message)
    {
        if (!PersonName.TryParse(message.Name, out var name) || !DocumentNumber.TryParse(message.IdentityId, out var number))
        {
            return UserCertifyRefusals.Of(Fault.ValueMalformed);
        }

        return (await submissions.Person(call.User().Id, name, number, SubmissionPolicy.UserCertify, message.ConsentVersion)).Answer();
    }

    public async Task<Answer<ConfirmationResponse>> Post(SubmitCompanyCertification message) =>
        Declare(message) is { } declared
            ? (await submissions.Company(call.User().Id, declared, message.ConsentVersion)).Answer()
            : UserCertifyRefusals.Of(Fault.ValueMalformed);

    public async Task<Answer<GetPersonalCertificationResponse>> Get(GetPersonalCertification message)
    {
        var person = await submissions.Find(call.User().Id, Subject.Person);
        var view = new PersonalCertificationView { PersonalStatus = person.PersonalStatus() };
        if (view.PersonalStatus != nameof(CertificationState.UNAUTHEN))
        {
            view.Name = person.Declared.Name;
            view.IdentityId = person.Declared.Number;
            view.IdentityAdvice = person.State == CertificationState.NOTPASS ? person.Advice : null;
        }

        return new GetPersonalCertificationResponse { Data = view };
    }

    public async Task<Answer<GetCompanyCertificationResponse>> Get(GetCompanyCertification message)
    {
        var company = await submissions.Find(call.User().Id, Subject.Company);
        var view = new CompanyCertificationView { CompanyStatus = company.CompanyStatus() };
        if (view.CompanyStatus != nameof(CertificationState.UNAUTHEN))
        {
            view.Legal = company.Declared.LegalPerson;
            view.CompanyName = company.Declared.Name;
            view.CompanyAddress = company.Declared.Address;
            view.CompanyPhone = company.Declared.Phone;
            view.CompanyLicence = company.Declared.Number;
            view.CompanyAdvice = company.State == CertificationState.NOTPASS ? company.Advice : null;
        }

        return new GetCompanyCertificationResponse { Data = view };
    }

    private static Declared? Declare(SubmitCompanyCertification message) =>
        PersonName.TryParse(message.Legal, out var legal)
        && CanonicalText.TryParse(message.CompanyName, Longest.CompanyName, out var name)
        && CanonicalText.TryParse(message.CompanyAddress, Longest.CompanyAddress, out var address)
        && ContactPhone.TryParse(message.CompanyPhone, out var phone)
        && DocumentNumber.TryParse(message.CompanyLicence, out var licence)
            ? new Declared { Name = name, Number = licence, LegalPerson = legal, Address = address, Phone = phone }
            : null;
}

using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Protocols.UserCertify;

/// <summary>How this door names users and states. A certification by elements is none here.</summary>
internal static class ProfileWords
{
    public static string PersonalStatus(this Profile profile) => profile.Person.PersonalStatus();

    public static string CompanyStatus(this Profile profile) => profile.Company.CompanyStatus();

    public static string PersonalStatus(this Certification person) => person.SeenBy(SubmissionPolicy.UserCertify).ToString();

    public static string CompanyStatus(this Certification company) => company.SeenBy(SubmissionPolicy.Company).ToString();

    /// <summary>The name to display: the company's while person and company are certified, else the real name, else the registered one.</summary>
    public static string NickName(this Profile profile) =>
        (profile.RealName is null ? null : profile.CompanyName ?? profile.RealName) ?? profile.User.UserName;
}

namespace Certify.ServiceInterface.Domain;

/// <summary>The four doors, as names in records: which door a session or a submission came through.</summary>
public enum Door
{
    ApiV1,
    UserValidate,
    TokenAuth,
    UserCertify,
}

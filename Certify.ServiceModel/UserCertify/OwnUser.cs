using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>The answer of sign-ins and of every operation that returns the signed-in user.</summary>
[DataContract]
public sealed class OwnUserResponse : CertifyResponse
{
    /// <summary>The signed-in user; null in refusals only.</summary>
    [DataMember(Name = "data")]
    [WrittenWhenNull]
    public OwnUser? Data { get; set; }
}

/// <summary>The signed-in user as he sees himself, in clear.</summary>
/// <remarks>protocols/user-certify.md 9.1; <c>wechatNickName</c> and <c>openId</c> are documented (一.1) but were never sent by the running system. There is no <c>prefixOrderStr</c>.</remarks>
[DataContract]
public sealed class OwnUser
{
    /// <summary>The user's id.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>The bound e-mail address; absent when none is bound.</summary>
    [DataMember(Name = "email")]
    public string? Email { get; set; }

    /// <summary>The name to display: the company's while person and company are certified, else the real name while the person is, else <c>userName</c>.</summary>
    [DataMember(Name = "nickName")]
    public string? NickName { get; set; }

    /// <summary>The real name while the person is certified, else <c>userName</c>, *sic*.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The phone, 11 digits; absent when there is none.</summary>
    [DataMember(Name = "phone")]
    public string? Phone { get; set; }

    /// <summary>The registered nickname; not unique.</summary>
    [DataMember(Name = "userName")]
    public string? UserName { get; set; }

    /// <summary>State of the personal certification.</summary>
    [DataMember(Name = "personalStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? PersonalStatus { get; set; }

    /// <summary>State of the company's certification.</summary>
    [DataMember(Name = "companyStatus")]
    [AllowedValuesOnWire("UNAUTHEN", "AUTHEN", "PASS", "NOTPASS", "EXPIRING", "EXPIRED")]
    public string? CompanyStatus { get; set; }

    /// <summary>The company's name; present only while the company is certified.</summary>
    [DataMember(Name = "companyName")]
    public string? CompanyName { get; set; }

    /// <summary>Own messages that are unread or younger than 30 days; empty when there are none.</summary>
    [DataMember(Name = "userMessages")]
    public List<UserMessage> UserMessages { get; set; } = [];

    /// <summary>Sub-accounts; always empty.</summary>
    [DataMember(Name = "accounts")]
    public List<SubAccount> Accounts { get; set; } = [];

    /// <summary>The package that the user has.</summary>
    [DataMember(Name = "package")]
    public UserPackage? Package { get; set; }

    /// <summary>The nickname of the bound WeChat account; absent when none is bound.</summary>
    [DataMember(Name = "wechatNickName")]
    public string? WechatNickName { get; set; }

    /// <summary>The openid of the bound WeChat account at the public account's app; absent when none is bound.</summary>
    [DataMember(Name = "openId")]
    public string? OpenId { get; set; }
}

/// <summary>A user's package. Everybody has the same one, which never ends.</summary>
/// <remarks>protocols/user-certify.md 9.1.</remarks>
[DataContract]
public sealed class UserPackage
{
    /// <summary>When the package ends, in milliseconds since 1970: 4102415999000, the last second of 2099.</summary>
    [DataMember(Name = "expire")]
    public long Expire { get; set; }

    /// <summary>The kind of package: always <c>TEST</c>.</summary>
    [DataMember(Name = "type")]
    [AllowedValuesOnWire("TEST", "YOUTH", "SUN", "SUNRISE")]
    public string? Type { get; set; }
}

/// <summary>A sub-account of a user. None exist here; the type tells clients the shape that they know.</summary>
/// <remarks>protocols/user-certify.md 9.4.</remarks>
[DataContract]
public sealed class SubAccount
{
    /// <summary>The sub-account's id.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>The department; absent when unknown.</summary>
    [DataMember(Name = "department")]
    public string? Department { get; set; }

    /// <summary>The e-mail address; absent when there is none.</summary>
    [DataMember(Name = "email")]
    public string? Email { get; set; }

    /// <summary>The name; absent when unknown.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    /// <summary>The phone; absent when there is none.</summary>
    [DataMember(Name = "phone")]
    public string? Phone { get; set; }

    /// <summary>The nickname; absent when unknown.</summary>
    [DataMember(Name = "userName")]
    public string? UserName { get; set; }

    /// <summary>When it was made.</summary>
    [DataMember(Name = "createDate")]
    [DateBean]
    public DateTimeOffset? CreateDate { get; set; }

    /// <summary>When it was last changed.</summary>
    [DataMember(Name = "modifyDate")]
    [DateBean]
    public DateTimeOffset? ModifyDate { get; set; }
}

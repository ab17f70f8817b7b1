using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.ServiceModel.UserCertify;

/// <summary>A message of the platform to the user, part of <see cref="OwnUser"/>.</summary>
/// <remarks>protocols/user-certify.md 9.3.</remarks>
[DataContract]
public sealed class UserMessage
{
    /// <summary>The message's id.</summary>
    [DataMember(Name = "id")]
    public long Id { get; set; }

    /// <summary>The text, plain.</summary>
    [DataMember(Name = "content")]
    public string? Content { get; set; }

    /// <summary>Whether it was read: <c>UNREAD</c> or <c>READED</c>, *sic*.</summary>
    [DataMember(Name = "status")]
    [AllowedValuesOnWire("UNREAD", "READED")]
    public string? Status { get; set; }

    /// <summary>When it was written, in milliseconds since 1970.</summary>
    [DataMember(Name = "createDate")]
    public long CreateDate { get; set; }

    /// <summary>When it was last changed, in milliseconds since 1970.</summary>
    [DataMember(Name = "modifyDate")]
    public long ModifyDate { get; set; }

    /// <summary>What it is about; certification writes <c>CERTIFY</c>.</summary>
    [DataMember(Name = "type")]
    [AllowedValuesOnWire("BUY_PACKAGE", "BUY_STATION", "SHARE_PROJECT", "SHARE_STATION", "UNBIND_USER", "CERTIFY", "FEEDBACK")]
    public string? Type { get; set; }
}

/// <summary>Marks own messages as read.</summary>
/// <remarks>protocols/user-certify.md 14; beyond the document.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/updateUserMessage/{ids}", "POST")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "the list is blank, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "an id is not a number or not that of an own message")]
public sealed class MarkMessagesRead : IReturn<ConfirmationResponse>, IPost
{
    /// <summary>Ids of own messages, separated by commas.</summary>
    [DataMember(Name = "ids")]
    [Required]
    [StringLength(4000)]
    public string? Ids { get; set; }
}

/// <summary>Deletes own messages.</summary>
/// <remarks>protocols/user-certify.md 14; beyond the document. The running system let anybody delete anybody's.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/deleteUserMessage/{ids}", "DELETE")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
[Fails(UserCertifyCodes.Fail, "the list is blank, or the request came from another site")]
[Fails(UserCertifyCodes.Exist, "an id is not a number or not that of an own message")]
public sealed class DeleteMessages : IReturn<ConfirmationResponse>, IDelete
{
    /// <summary>Ids of own messages, separated by commas.</summary>
    [DataMember(Name = "ids")]
    [Required]
    [StringLength(4000)]
    public string? Ids { get; set; }
}

/// <summary>Asks what is new for the signed-in user.</summary>
/// <remarks>protocols/user-certify.md 14; beyond the document.</remarks>
[DataContract]
[Tag("UserCertify")]
[Route("/user/polling", "GET")]
[RequiresSession]
[RequiresRole("user:simple")]
[Fails(UserCertifyCodes.NoSession, "not signed in as a user")]
[Fails(UserCertifyCodes.NoAuthorize, "signed in as an administrator")]
public sealed class PollStatus : IReturn<PollStatusResponse>, IGet;

/// <summary>The answer of <see cref="PollStatus"/>.</summary>
[DataContract]
public sealed class PollStatusResponse : CertifyResponse
{
    /// <summary>What is new; null in refusals only.</summary>
    [DataMember(Name = "data")]
    [WrittenWhenNull]
    public PollingFlags? Data { get; set; }
}

/// <summary>What is new for the signed-in user. Only messages exist here; the other flags are always false.</summary>
[DataContract]
public sealed class PollingFlags
{
    /// <summary>News of cooperation; always false.</summary>
    [DataMember(Name = "cooperateStatus")]
    public bool CooperateStatus { get; set; }

    /// <summary>A message came since the user was last read.</summary>
    [DataMember(Name = "messageStatus")]
    public bool MessageStatus { get; set; }

    /// <summary>News of shares; always false.</summary>
    [DataMember(Name = "shareStatus")]
    public bool ShareStatus { get; set; }

    /// <summary>News of stations; always false.</summary>
    [DataMember(Name = "stationStatus")]
    public bool StationStatus { get; set; }
}

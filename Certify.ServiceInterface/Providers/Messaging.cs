namespace Certify.ServiceInterface.Providers;

/// <summary>An SMS. Vendors that send by template take <paramref name="Purpose"/> and <paramref name="Parameters"/>; others the text.</summary>
/// <param name="Purpose">The code purpose (<c>register</c>, <c>login</c> …) or <c>certify_passed|certify_failed|certify_expiring|certify_expired</c>, <c>account_changed</c>.</param>
/// <param name="OutId">Our own id of the message, by which its fate can be asked.</param>
public sealed record Sms(string Phone, string Purpose, IReadOnlyDictionary<string, string> Parameters, string Text, string OutId, DateTimeOffset CreatedAt);

/// <summary>An e-mail in plain text.</summary>
public sealed record Mail(string Address, string Purpose, string Subject, string Text, string OutId);

/// <param name="VendorId">The vendor's id of the message.</param>
public sealed record Accepted(string VendorId);

/// <summary>What the vendor knows about a message of ours whose fate we do not know.</summary>
public sealed record SmsFate(bool Found);

public interface ISmsSender
{
    string Provider { get; }

    Task<VendorAnswer<Accepted>> Send(Sms message, CancellationToken stop);

    /// <summary>Asks whether an earlier send with the same OutId reached the vendor.</summary>
    Task<VendorAnswer<SmsFate>> LookUp(Sms message, CancellationToken stop);
}

public interface IMailSender
{
    string Provider { get; }

    Task<VendorAnswer<Accepted>> Send(Mail message, CancellationToken stop);
}

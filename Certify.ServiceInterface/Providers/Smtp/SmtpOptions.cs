using System.Net.Mail;

namespace Certify.ServiceInterface.Providers.Smtp;

/// <summary>Bound from <c>Certify:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Certify:Smtp";

    private const int ImplicitTls = 465;

    public string Host { get; set; } = "";

    /// <summary>587, or 25; the connection is always raised to TLS before anything is said.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Empty: the server takes mail from this machine without.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The sender, as an address or as <c>Name &lt;address&gt;</c>.</summary>
    public string From { get; set; } = "";

    public double TimeoutSeconds { get; set; } = 20;

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (Host.Length == 0)
        {
            yield return $"{Section}:Host must be set.";
        }

        if (Port == ImplicitTls)
        {
            yield return $"{Section}:Port 465 expects TLS from the first byte, which is not supported and would hang: use 587 or 25 with STARTTLS.";
        }
        else if (Port is < 1 or > 65535)
        {
            yield return $"{Section}:Port must be a port.";
        }

        if (!MailAddress.TryCreate(From, out _))
        {
            yield return $"{Section}:From must be a mail address.";
        }

        if ((User.Length == 0) != (Password.Length == 0))
        {
            yield return $"{Section}:User and {Section}:Password belong together.";
        }

        if (TimeoutSeconds <= 0)
        {
            yield return $"{Section}:TimeoutSeconds must be positive.";
        }
    }
}

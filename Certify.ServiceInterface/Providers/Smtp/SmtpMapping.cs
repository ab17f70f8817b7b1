using System.Globalization;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Certify.ServiceInterface.Providers.Smtp;

/// <summary>What the exceptions of the mail client mean. Their messages are dropped: they repeat addresses.</summary>
internal static class SmtpMapping
{
    public static VendorAnswer<Accepted> Refused(SmtpException e)
    {
        if (Inner<AuthenticationException>(e) is not null)
        {
            return Failed(VendorFault.Account, "tls_untrusted");
        }

        if (Inner<SocketException>(e) is { } socket)
        {
            return Failed(VendorFault.Unavailable, NeverConnected(socket) ? VendorCodes.Unreachable : VendorCodes.Cut);
        }

        return e.StatusCode switch
        {
            // No answer of the server's stands behind it: it hung up, or offers no STARTTLS.
            SmtpStatusCode.GeneralFailure => e.InnerException is null
                ? Failed(VendorFault.Account, "no_starttls")
                : Failed(VendorFault.Unavailable, VendorCodes.Cut),
            // A wrong password shows here and nowhere else: the client goes on and is refused its first command.
            SmtpStatusCode.MustIssueStartTlsFirst or (SmtpStatusCode)534 or (SmtpStatusCode)535 => Failed(VendorFault.Account, Code(e)),
            SmtpStatusCode.ServiceNotAvailable => Failed(VendorFault.Unavailable, Code(e)),
            SmtpStatusCode.MailboxBusy or SmtpStatusCode.InsufficientStorage or SmtpStatusCode.LocalErrorInProcessing
                => Failed(VendorFault.Throttled, Code(e)),
            _ => Failed((int)e.StatusCode is >= 400 and < 500 ? VendorFault.Unavailable : VendorFault.Request, Code(e)),
        };
    }

    private static VendorAnswer<Accepted> Failed(VendorFault fault, string code) => VendorAnswer<Accepted>.Failed(fault, code);

    private static string Code(SmtpException e) => ((int)e.StatusCode).ToString(CultureInfo.InvariantCulture);

    private static bool NeverConnected(SocketException e) => e.SocketErrorCode
        is SocketError.ConnectionRefused
        or SocketError.HostNotFound
        or SocketError.HostUnreachable
        or SocketError.NetworkUnreachable
        or SocketError.TryAgain;

    private static T? Inner<T>(Exception? e)
        where T : Exception
    {
        while (e is not null and not T)
        {
            e = e.InnerException;
        }

        return (T?)e;
    }
}

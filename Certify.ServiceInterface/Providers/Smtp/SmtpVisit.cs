using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Certify.ServiceInterface.Providers.Smtp;

/// <summary>How far a visit came.</summary>
public enum SmtpVisitEnd
{
    /// <summary>A letter would be taken.</summary>
    Welcome,
    NoAnswer,
    NoStartTls,
    Untrusted,
    LoginRefused,
}

/// <summary>
/// Goes to the mail server as the sender does, up to the point at which it would hand over a letter: greeting, STARTTLS, sign-in. The
/// library's client cannot stop there.
/// </summary>
public static class SmtpVisit
{
    private const int Ready = 220, SignedIn = 235, Done = 250, GoOn = 334;

    public static async Task<SmtpVisitEnd> Make(SmtpOptions options, CancellationToken stop)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(options.Host, options.Port, stop);
            await using var open = connection.GetStream();
            if (await Read(open, stop) is not (Ready, _) || await Say(open, Hello, stop) is not (Done, var offered))
            {
                return SmtpVisitEnd.NoAnswer;
            }

            if (!offered.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase) || await Say(open, "STARTTLS", stop) is not (Ready, _))
            {
                return SmtpVisitEnd.NoStartTls;
            }

            await using var secret = new SslStream(open);
            await secret.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, stop);
            return await Say(secret, Hello, stop) is not (Done, _) ? SmtpVisitEnd.NoAnswer
                : await SignsIn(secret, options, stop) ? SmtpVisitEnd.Welcome
                : SmtpVisitEnd.LoginRefused;
        }
        catch (AuthenticationException)
        {
            return SmtpVisitEnd.Untrusted;
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return SmtpVisitEnd.NoAnswer;
        }
    }

    private static string Hello => "EHLO certify";

    /// <summary>The way that the library's client takes.</summary>
    private static async Task<bool> SignsIn(SslStream server, SmtpOptions options, CancellationToken stop) =>
        options.User.Length == 0
        || (await Say(server, "AUTH LOGIN " + Base64(options.User), stop) is (GoOn, _)
            && await Say(server, Base64(options.Password), stop) is (SignedIn, _));

    private static async Task<(int Code, string Text)> Say(Stream server, string line, CancellationToken stop)
    {
        await server.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop);
        return await Read(server, stop);
    }

    /// <summary>All lines of one answer; the last has a space behind its code. The server says nothing more before it is asked.</summary>
    private static async Task<(int Code, string Text)> Read(Stream server, CancellationToken stop)
    {
        const int Longest = 16 * 1024;
        var (text, buffer) = (new StringBuilder(), new byte[1024]);
        while (text.Length < Longest)
        {
            var read = await server.ReadAsync(buffer, stop);
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            var lines = text.ToString().Split("\r\n");
            if (read == 0 || (lines.Length > 1 && lines[^1].Length == 0 && lines[^2] is [_, _, _, ' ', ..] or [_, _, _]))
            {
                break;
            }
        }

        return (int.TryParse(text.ToString(0, Math.Min(3, text.Length)), CultureInfo.InvariantCulture, out var code) ? code : 0, text.ToString());
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

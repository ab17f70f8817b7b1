using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Certify.Tests.Support;

/// <summary>A letter as the server took it.</summary>
public sealed record TakenLetter(string Subject, string Text, string MessageId, string From, string To, string? User, bool Secure);

/// <summary>
/// A mail server that is not ours, with STARTTLS, AUTH and a certificate of its own. It refuses <c>refused@</c>, is busy for
/// <c>busy@</c> and hangs up on <c>cut@</c> when it has the whole letter.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    public const string User = "notice@example.com";
    public const string Password = "p4ssword of the server";

    private readonly Process process;
    private readonly string folder;

    private MailServer(Process process, string folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <summary>The file of the only certificate that whoever is to trust this server must trust.</summary>
    public string CertificateFile => Path.Combine(folder, "certificate.pem");

    public static async Task<MailServer> Start(bool withStartTls = true)
    {
        var folder = Directory.CreateTempSubdirectory("certify-mail-").FullName;
        var (key, certificate) = (Path.Combine(folder, "key.pem"), Path.Combine(folder, "certificate.pem"));
        await WriteCertificate(key, certificate);
        string[] arguments = ["mail", key, certificate, User, Password];
        var process = await VendorOracle.Start(withStartTls ? arguments : [.. arguments, "plain"]);
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        return new MailServer(process, folder, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>Stops the server and gives all letters that it took.</summary>
    public async Task<IReadOnlyList<TakenLetter>> Stop()
    {
        process.StandardInput.Close();
        var lines = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<TakenLetter>(line, JsonSerializerOptions.Web)!)];
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task WriteCertificate(string keyFile, string certificateFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
    }
}

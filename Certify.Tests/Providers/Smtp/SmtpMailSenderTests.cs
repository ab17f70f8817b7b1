using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Guard;
using Certify.ServiceInterface.Providers.Smtp;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Providers.Smtp;

[TestFixture]
public sealed class SmtpMailSenderTests
{
    private static readonly Mail Letter = new(
        "zhang@example.com", "login", "水利云登录验证码", "尊敬的水利云用户，您的验证码是 012345，5分钟内有效。\n第二行 a+b", "message-17");

    [Test]
    public async Task A_letter_arrives_whole_over_STARTTLS_and_AUTH()
    {
        await using var server = await MailServer.Start();

        var answer = await Send(server, Letter);

        Assert.That(answer, Is.EqualTo(new MailProbeAnswer("message-17", null, "250")));
        var taken = (await server.Stop()).Single();
        Assert.That((taken.Subject, taken.Text.TrimEnd()), Is.EqualTo((Letter.Subject, Letter.Text)));
        Assert.That((taken.From, taken.To, taken.MessageId), Is.EqualTo(("\"水利云\" <notice@example.com>", Letter.Address, "<message-17@example.com>")));
        Assert.That((taken.User, taken.Secure), Is.EqualTo((MailServer.User, true)));
    }

    [TestCase("refused@example.com", VendorFault.Request, "550")]
    [TestCase("busy@example.com", VendorFault.Throttled, "451")]
    [TestCase("cut@example.com", VendorFault.Unavailable, VendorCodes.Cut)]
    [TestCase("no address", VendorFault.Request, "invalid_address")]
    public async Task A_letter_that_was_not_taken_says_whose_matter_it_is(string address, VendorFault fault, string code)
    {
        await using var server = await MailServer.Start();

        var answer = await Send(server, Letter with { Address = address });

        Assert.That(answer, Is.EqualTo(new MailProbeAnswer(null, fault, code)));
        Assert.That(await server.Stop(), Is.Empty);
    }

    [Test]
    public async Task A_wrong_password_is_the_operators_matter()
    {
        await using var server = await MailServer.Start();

        var answer = await Send(server, Letter, options => options.Password = "wrong");

        Assert.That(answer.Fault, Is.EqualTo(VendorFault.Account));
        Assert.That(await server.Stop(), Is.Empty);
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_the_operators_matter()
    {
        await using var server = await MailServer.Start();

        var answer = await Sender(server.Port, TimeProvider.System).Send(Letter, default);

        Assert.That((answer.Fault, answer.Code), Is.EqualTo(((VendorFault?)VendorFault.Account, "tls_untrusted")));
        Assert.That(await server.Stop(), Is.Empty);
    }

    [Test]
    public async Task Without_STARTTLS_nothing_is_said()
    {
        await using var server = await MailServer.Start(withStartTls: false);

        var answer = await Sender(server.Port, TimeProvider.System).Send(Letter, default);

        Assert.That((answer.Fault, answer.Code), Is.EqualTo(((VendorFault?)VendorFault.Account, "no_starttls")));
        Assert.That(await server.Stop(), Is.Empty);
    }

    [Test]
    public async Task Silence_ends_at_the_time_limit()
    {
        var clock = new ManualClock();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var sending = Sender(((IPEndPoint)silent.LocalEndpoint).Port, clock).Send(Letter, default);
        using var peer = await silent.AcceptTcpClientAsync();
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.That((await sending).Code, Is.EqualTo(VendorCodes.TimedOut));
    }

    [Test]
    public async Task Nobody_there_is_known_to_have_taken_nothing()
    {
        int port;
        using (var taken = new TcpListener(IPAddress.Loopback, 0))
        {
            taken.Start();
            port = ((IPEndPoint)taken.LocalEndpoint).Port;
        }

        var answer = await Sender(port, TimeProvider.System).Send(Letter, default);

        Assert.That((answer.Fault, answer.Code), Is.EqualTo(((VendorFault?)VendorFault.Unavailable, VendorCodes.Unreachable)));
        Assert.That(VendorCodes.FateUnknown(answer.Code), Is.False);
    }

    [TestCase(587, 0)]
    [TestCase(25, 0)]
    [TestCase(465, 1)]
    [TestCase(0, 1)]
    public void The_port_of_implicit_TLS_is_refused_in_words(int port, int problems)
    {
        var options = Options(port);

        Assert.That(options.Problems().ToList(), Has.Count.EqualTo(problems).And.All.Contains("Certify:Smtp:Port"));
    }

    [Test]
    public void Settings_that_are_missing_are_named()
    {
        Assert.That(new SmtpOptions { User = "somebody" }.Problems().Count(), Is.EqualTo(3));
    }

    private static SmtpOptions Options(int port) => new()
    {
        Host = "localhost",
        Port = port,
        User = MailServer.User,
        Password = MailServer.Password,
        From = "水利云 <notice@example.com>",
    };

    private static SmtpMailSender Sender(int port, TimeProvider clock) =>
        new(Options(port), new VendorGuard(new ProcessVendorGate(), new GuardOptions(), clock), clock);

    /// <summary>Sends in a process that trusts the server's certificate.</summary>
    private static async Task<MailProbeAnswer> Send(MailServer server, Mail letter, Action<SmtpOptions>? change = null)
    {
        var options = Options(server.Port);
        change?.Invoke(options);
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(MailProbe).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["SSL_CERT_FILE"] = server.CertificateFile },
        };
        using var probe = Process.Start(start)!;
        await probe.StandardInput.WriteAsync(JsonSerializer.Serialize(new MailProbeQuestion(options, letter)));
        probe.StandardInput.Close();
        var answer = await probe.StandardOutput.ReadToEndAsync();
        await probe.WaitForExitAsync();
        return JsonSerializer.Deserialize<MailProbeAnswer>(answer)!;
    }
}

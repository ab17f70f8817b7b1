using System.Runtime.Versioning;
using System.Text.Json;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Host;

/// <summary>The program as its operator knows it: commands beside a running service, its sentences and its exit codes.</summary>
[Category("slow")]
public sealed class ProgramTests
{
    private ServiceProcess service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await ServiceProcess.Start(new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Error" });

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("expire", "0 certifications changed.")]
    [TestCase("sweep", "")]
    [TestCase("migrate", "The database is at this program's version.")]
    [TestCase("review list", "0 waiting.")]
    [TestCase("doctor", "database       ok")]
    [TestCase("keys new", "Certify__Keys__Data__1=")]
    [TestCase("admin code admin", "")]
    public async Task A_command_ends_well_beside_a_running_service(string command, string says)
    {
        var (exitCode, output) = await service.Run(command.Split(' '));

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain(says));
    }

    [TestCase("no-such-command", "There is no command no-such-command.")]
    [TestCase("keys", "Say `keys new`")]
    [TestCase("review approve 4711", "Attempt 4711 is not in review.")]
    [TestCase("admin create somebody 12", "no phone number")]
    [TestCase("admin create admin 13900000001", "already")]
    [TestCase("admin create somebody 13900000001 --role=admin:boss", "The role is")]
    [TestCase("admin create somebody 13900000001 --role", "The role is")]
    [TestCase("review reject 4711 a reason without quotes", "Say `review list`")]
    [TestCase("migrate --urls http://0.0.0.0:0", "Certify:Development:Exposed")]
    [TestCase("migrate --Certify:Passwords:Iterations=many", "'many' at 'Certify:Passwords:Iterations'")]
    [TestCase("migrate --Certify:DataDirectory=/dev/null/certify", "The data folder /dev/null/certify cannot be made")]
    [TestCase("doctor --Certify:DataDirectory=/dev/null/certify", "The data folder /dev/null/certify cannot be made")]
    public async Task A_wrong_one_ends_with_a_sentence(string command, string says)
    {
        var (exitCode, output) = await service.Run(command.Split(' '));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain(says));
        Assert.That(output, Does.Not.Contain("   at "), "a stack trace is no sentence");
    }

    [TestCase("admin create lake 13900000078 --role=admin:super", "Administrator lake is made, role admin:super.")]
    [TestCase("admin code admin", "signs admin in once")]
    [TestCase("review list", "0 waiting.")]
    [TestCase("keys new", "Certify__Keys__Data__1=")]
    [TestCase("keys rotate", "sealed anew")]
    [TestCase("expire", "0 certifications changed.")]
    public async Task Every_command_takes_settings_and_the_environment_from_its_line(string command, string says)
    {
        var here = Directory.CreateTempSubdirectory("certify-line-");
        try
        {
            var (exitCode, output) = await ServiceProcess.RunAlone(
                new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = "Production", ["ASPNETCORE_ENVIRONMENT"] = "Production" },
                "/nowhere/certify",
                [.. command.Split(' '), "--environment", "Development", $"--Certify:DataDirectory={here.FullName}"]);

            Assert.That(exitCode, Is.Zero, output);
            Assert.That(output, Does.Contain(says));
        }
        finally
        {
            here.Delete(recursive: true);
        }
    }

    [Test]
    public async Task One_data_folder_has_one_serving_process()
    {
        var (exitCode, output) = await service.Run("serve", "--urls", "http://127.0.0.1:0");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("Another `serve` runs on").And.Contain("Certify:Redis"));
    }

    [TestCase("--help")]
    [TestCase("serve --help")]
    [TestCase("worker --help")]
    [TestCase("migrate --help")]
    [TestCase("sweep --help")]
    [TestCase("expire --help")]
    [TestCase("review --help")]
    [TestCase("admin --help")]
    [TestCase("keys --help")]
    [TestCase("doctor --help")]
    public async Task Every_command_explains_itself(string command)
    {
        var (exitCode, output) = await service.Run(command.Split(' '));

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain(command.Split(' ')[0].Trim('-') is "help" ? "Usage:" : command.Split(' ')[0]));
    }

    [Test]
    public async Task A_worker_tells_where_its_health_is_read()
    {
        await using var worker = await ServiceProcess.Start(new Dictionary<string, string>(), null, "worker");

        Assert.That(worker.Console, Has.Some.Contain($"Answers at http://127.0.0.1:{worker.Port}"));
    }

    [Test]
    public async Task The_greeting_tells_which_providers_are_in_use()
    {
        await using var other = await ServiceProcess.Start(new Dictionary<string, string>
        {
            ["Certify:Providers:Mail"] = "Smtp",
            ["Certify:Smtp:Host"] = "127.0.0.1",
            ["Certify:Smtp:From"] = "notice@example.com",
            ["Certify:Codes:PerHour"] = "7",
        });

        Assert.That(other.Console, Has.Some.Contain("Sms Sandbox, Mail Smtp, WeChat Sandbox; send limits are on").And.None.Contain("nobody is asked"));
    }

    [Test]
    public async Task An_administrator_is_made_once_and_kept_over_a_restart()
    {
        var made = await service.Run("admin", "create", "river", "13900000077", "--role", "admin:super");
        Assert.That(made.ExitCode, Is.Zero, made.Output);
        Assert.That(await service.Terminate(), Is.Zero, "SIGTERM is an orderly end");
        await service.Restart();

        Assert.That((await service.Run("admin", "create", "river", "13900000077")).Output, Does.Contain("already"));
        var asked = await service.Http.GetStringAsync(new Uri("/admin/getPassword?userName=river", UriKind.Relative));
        Assert.That(JsonDocument.Parse(asked).RootElement.GetProperty("type").GetString(), Is.EqualTo("OK"));
    }

    [UnsupportedOSPlatform("windows")]
    [Test]
    public void The_data_folder_is_its_owners()
    {
        const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.That(File.GetUnixFileMode(Path.Combine(service.DataFolder, "keys.json")) & Others, Is.EqualTo(UnixFileMode.None));
        Assert.That(service.Console, Has.Some.Contain("/dev/outbox").And.Some.Contain($"./demo http://127.0.0.1:{service.Port}").And.Some.Contain("13900000000"));
        Assert.That(service.Console, Has.Some.Contain("the sandbox: nothing is sent, nobody is asked; send limits are off"));
    }
}

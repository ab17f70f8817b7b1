using System.Text.Json.Nodes;
using Certify.MessageHost.ClientCode;
using Certify.MessageHost.Operations;
using Certify.Tests.CrossDoor;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.ClientCode.Native;

/// <summary>
/// What <c>/types/{language}</c> gives for the whole catalogue compiles, writes and reads what is on the wire, and carries the sample
/// from sign-in to the status. Each language is compiled once, with everything that is run.
/// </summary>
public sealed class NativeClientTests
{
    private static readonly NativeLanguage[] Languages = [new CSharpClient(), new JavaClient(), new KotlinClient(), new PythonClient()];

    private readonly Dictionary<NativeLanguage, NativeBuild> builds = [];

    private CertifyApp app = null!;
    private GadgetHost gadgets = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        gadgets = await GadgetHost.Start();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        builds.Values.ToList().ForEach(build => build.Dispose());
        await gadgets.DisposeAsync();
        await app.DisposeAsync();
    }

    [TestCaseSource(nameof(Languages))]
    public async Task It_compiles_without_a_warning(NativeLanguage language)
    {
        var build = await Build(language);

        Assert.That(build.Compiled.ExitCode, Is.Zero, build.Compiled.ToString());
    }

    [TestCaseSource(nameof(Languages))]
    public async Task A_type_that_is_not_there_does_not_compile(NativeLanguage language)
    {
        language.RequireTools();
        const string type = "Part";
        var code = (await GadgetCode(language)).Replace($"class {type}", "class Other", StringComparison.Ordinal);

        using var refused = await NativeBuild.Make(language, (language.GadgetFile, code));

        Assert.That(refused.Compiled.ExitCode, Is.Not.Zero);
        Assert.That(refused.Compiled.ToString(), Does.Contain(type), "it is refused for what is wrong with it");
    }

    [TestCaseSource(nameof(Languages))]
    public async Task Every_message_and_answer_comes_out_as_it_went_in(NativeLanguage language)
    {
        string[] lines =
        [
            .. new WireSamples("catalogue", ApiModel.Build(app.Get<Catalogue>()).ForClientCode()).Lines(),
            .. new WireSamples("gadgets", GadgetHost.Model.ForClientCode()).Lines(),
        ];

        var ran = await language.RunWire((await Build(language)).Folder, "copy", string.Join('\n', lines));

        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
        Assert.That(lines, Has.Length.GreaterThan(150), "the whole catalogue is there");
        Assert.That(ran.Lines, Has.Length.EqualTo(lines.Length));
        Assert.That(lines.Zip(ran.Lines).Where(pair => !Same(pair.First.Split('\t')[3], pair.Second)).Select(pair => $"{pair.First}\n{pair.Second}"), Is.Empty);
    }

    [TestCaseSource(nameof(Languages))]
    public async Task Messages_are_made_and_read_by_the_members_of_their_classes(NativeLanguage language)
    {
        string[] answers =
        [
            """{"offset":0,"results":[{"user_sid":"sid-9","colour":"DarkBlue","since":"2026-03-02T01:00:00Z"}]}""",
            """{"err_code":20010,"err_msg":"authentication-failed","token":"t"}""",
            """{"errmsg":"成功","errno":"0"}""",
        ];

        var ran = await language.RunWire((await Build(language)).Folder, "made", string.Join('\n', answers));

        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
        Assert.That(ran.Lines, Has.Length.EqualTo(6));
        Assert.That(ran.Lines[0], Is.EqualTo("""{"auth_type":"phone_password","phone":"13800138000","password":"secret-1"}"""));
        Assert.That(ran.Lines[1], Is.EqualTo("""{"user_sid":"sid-1","t_photo":1}"""));
        Assert.That(ran.Lines[2], Is.EqualTo("""{"name":"张三","identityId":"11010119900307803X"}"""));
        Assert.That(ran.Lines[3], Is.EqualTo("""{"id":7,"from":"2026-03-02T01:00:00Z"}"""));
        Assert.That(ran.Lines[4], Does.Contain("\"colour\":\"DarkBlue\""));
        Assert.That(ran.Lines[5], Is.EqualTo("sid-9 blue 1772413200 20010 authentication-failed 0 成功"));
    }

    [TestCaseSource(nameof(Languages))]
    public async Task The_sample_signs_in_submits_and_reads_the_status_until_it_is_certified(NativeLanguage language)
    {
        var folder = (await Build(language)).Folder;
        var phone = $"1381112000{Array.IndexOf(Languages, language)}";
        var user = await Callers.MakeUser(app, phone);
        await File.WriteAllBytesAsync(Path.Combine(folder, "handheld.jpg"), TestImages.Jpeg(seed: 1));
        await File.WriteAllBytesAsync(Path.Combine(folder, "front.jpg"), TestImages.Jpeg(seed: 2));
        string[] arguments = [app.BaseUrl.ToString(), phone, Callers.Password, "张三", DocumentNumbers.NewIdentity(), "handheld.jpg", "front.jpg"];

        var submitted = await language.RunSample(folder, arguments);
        await app.Sweep();
        var decided = await language.RunSample(folder, arguments);
        var refused = await language.RunSample(folder, [.. arguments[..2], "wrong-1", .. arguments[3..]]);

        Assert.That(submitted.Output.Trim(), Is.EqualTo("validate_status 1: waits for its review"), submitted.ToString());
        Assert.That(decided.Output.Trim(), Is.EqualTo("validate_status 2: certified"), decided.ToString());
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Errors.Trim(), Is.EqualTo("refused: 20010 authentication failed (HTTP 403)"));
        var session = await Doors.SignIn(app, ServiceInterface.Domain.SessionKind.Web, phone);
        var seen = (await app.Get("/user/getUser", Wire.Bearer(session))).Json.GetProperty("data");
        Assert.That((seen.GetProperty("id").GetInt64(), seen.GetProperty("name").GetString(), seen.GetProperty("personalStatus").GetString()), Is.EqualTo((user.Id, "张三", "PASS")));
    }

    private static bool Same(string sent, string received) => JsonNode.DeepEquals(JsonNode.Parse(sent), JsonNode.Parse(received));

    private Task<string> GadgetCode(NativeLanguage language) => gadgets.Code(language.Name, language.GadgetOptions);

    /// <summary>Compiles at the first call; the languages one after another, because each compiler takes all that the machine has.</summary>
    private async Task<NativeBuild> Build(NativeLanguage language)
    {
        language.RequireTools();
        if (!builds.TryGetValue(language, out var build))
        {
            var code = await app.Client.GetStringAsync(new Uri($"/types/{language.Name}", UriKind.Relative));
            build = builds[language] = await NativeBuild.Make(language, (language.CatalogueFile, code), (language.GadgetFile, await GadgetCode(language)));
        }

        return build;
    }
}

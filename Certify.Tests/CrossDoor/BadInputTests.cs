using System.Text;
using Certify.MessageHost.Operations;
using Certify.Tests.CrossDoor.Fuzz;
using Certify.Tests.Support;
using NUnit.Framework;
using static Certify.Tests.CrossDoor.Wire;

namespace Certify.Tests.CrossDoor;

/// <summary>Whatever is wrong with a request, the answer is clear, in the door's own envelope, and nothing of it is left behind.</summary>
public sealed class BadInputTests
{
    private CertifyApp app = null!;
    private string user = "";
    private string before = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await CertifyApp.Start();
        user = Bearer((await Callers.SignedIn(app, "user", "13812420001")).SessionId);
        // Readers may make what they read, once.
        await app.Get("/user/validate/fetch_info/", user);
        before = await TableCounts.Of(app);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Assert.That(app.Errors, Is.Empty);
        await app.DisposeAsync();
    }

    [TearDown]
    public async Task Leaves_no_trace() => Assert.That(await TableCounts.Of(app), Is.EqualTo(before));

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"text\"")]
    [TestCase("{\"data\":{\"a\":}}")]
    [TestCase("{} trailing {")]
    [TestCase("\u0000")]
    [TestCase("")]
    public async Task A_body_that_is_no_such_JSON_is_refused_in_the_doors_words(string body)
    {
        foreach (var (operation, path) in TakingBodies())
        {
            await Refused(operation, "POST", path, new StringContent(body, Encoding.UTF8, "application/json"));
        }
    }

    [Test]
    public async Task Missing_and_wrongly_typed_fields_are_refused()
    {
        foreach (var (operation, path) in TakingBodies())
        {
            var names = WireProperty.Of(operation.RequestType).Select(property => property.Name).ToArray();
            foreach (var value in new[] { "null", "[]", "{}", "[1,[2]]", "{\"a\":1}", "\"\"", "\"  \"", "\"\\u0000\"" })
            {
                var fields = "{" + string.Join(',', names.Select(name => $"\"{name}\":{value}")) + "}";
                var body = operation.Door == "UserValidate" ? $$"""{"data":{{fields}}}""" : fields;
                await Refused(operation, "POST", path, new StringContent(body, Encoding.UTF8, "application/json"));
            }

            await Refused(operation, "POST", path, new StringContent(operation.Door == "UserValidate" ? """{"data":{}}""" : "{}", Encoding.UTF8, "application/json"));
        }
    }

    [Test]
    public async Task A_million_characters_are_too_many_for_every_field()
    {
        var million = new string('长', 350_000);
        foreach (var (operation, path) in TakingBodies())
        {
            var fields = "{" + string.Join(',', WireProperty.Of(operation.RequestType).Select(property => $"\"{property.Name}\":\"{million}\"").Take(1)) + "}";
            await Refused(operation, "POST", path, new StringContent(operation.Door == "UserValidate" ? $$"""{"data":{{fields}}}""" : fields, Encoding.UTF8, "application/json"));
        }

        foreach (var path in new[] { "/user/auth?auth_type=", "/certify/photoUpload?photo=", "/user/validate/fetch_photo/?t_photo=", "/api/v1.0/smscode/" })
        {
            var said = await app.Get(path + new string('x', 7_000), user);
            Assert.That((said.Good, said.Status < 500), Is.EqualTo((false, true)), path);
        }
    }

    [TestCase("/api/v1.0/user/avatar", "avatar", "4302")]
    [TestCase("/user/validate/submit_photo/?t_photo=1", "v_photo", "403")]
    public async Task No_photo_but_a_whole_one_is_taken(string path, string part, string unusable)
    {
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("text", "this is no picture"u8.ToArray()), ("truncated", TestImages.TruncatedJpeg()), ("empty", []), ("html", "<html><script>alert(1)</script>"u8.ToArray()),
            ("head only", TestImages.Jpeg()[..20]), ("11 MB of JPEG", [.. TestImages.Jpeg(), .. new byte[11 * 1024 * 1024]]),
        })
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), part, "photo.jpg" } };
            var said = await app.Send("POST", path, form, user);
            Assert.That((said.Status < 500, said.Code), Is.EqualTo((true, unusable)), $"{name}: {said.Body}");
        }
    }

    [Test]
    public async Task A_wrong_method_is_told_which_ones_there_are()
    {
        foreach (var operation in app.Get<Catalogue>().Operations)
        {
            foreach (var path in operation.Routes.Select(route => route.Path).Distinct())
            {
                var concrete = System.Text.RegularExpressions.Regex.Replace(path, @"\{\w+\}", "1");
                var said = await app.Send("PATCH", concrete, null, user);
                var verbs = operation.Routes.Where(route => route.Path == path).Select(route => route.Verb);
                Assert.That(said.Status, Is.EqualTo(405), path);
                Assert.That(said.Allow.Split(", "), Is.SupersetOf(verbs), path);
                Assert.That(said.Code, Is.EqualTo(operation.Name == "FetchPhoto" ? "" : Refusal(operation.Door)), path);
            }
        }
    }

    [TestCase("/api/v1.0/nothing", "4201")]
    [TestCase("/user/validate/nothing/", "400")]
    [TestCase("/user/obtain/nothing", "400")]
    [TestCase("/user/login/login/nothing", "400")]
    [TestCase("/user/auth/nothing", "10000")]
    [TestCase("/oauth/nothing", "10000")]
    [TestCase("/token/nothing", "10000")]
    [TestCase("/checkcode", "10000")]
    [TestCase("/user/nothing", "FAIL")]
    [TestCase("/certify/../certify/nothing", "FAIL")]
    [TestCase("/admin/nothing", "FAIL")]
    [TestCase("/authent/nothing", "FAIL")]
    public async Task An_unknown_route_is_refused_by_the_door_that_owns_it(string path, string code)
    {
        foreach (var method in new[] { "GET", "POST", "DELETE" })
        {
            var said = await app.Send(method, path, null, user);
            Assert.That((said.Status, said.Code), Is.EqualTo((404, code)), method);
        }
    }

    private static string Refusal(string door) => door switch { "ApiV1" => "4201", "UserValidate" => "400", "TokenAuth" => "10000", _ => "FAIL" };

    /// <summary>Every operation that reads a JSON body and would be refused an empty one, at its legacy path and its typed one.</summary>
    private IEnumerable<(Operation Operation, string Path)> TakingBodies()
    {
        foreach (var operation in app.Get<Catalogue>().Operations.Where(o => o.ChangesState && o.RequestType.GetProperties().Any(IsRequired)))
        {
            var post = operation.Routes.FirstOrDefault(route => route.Verb == "POST" && !route.Path.Contains('{', StringComparison.Ordinal));
            if (post is not null)
            {
                yield return (operation, post.Path);
            }

            yield return (operation, "/api/" + operation.Name);
        }
    }

    private static bool IsRequired(System.Reflection.PropertyInfo property) =>
        property.IsDefined(typeof(System.ComponentModel.DataAnnotations.RequiredAttribute), inherit: true);

    private async Task Refused(Operation operation, string method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", user["Authorization: ".Length..]);
        using var answer = await app.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.That(await Envelope.Judge(operation, request, answer), Is.Null, $"{path} {text}");
        Assert.That(answer.IsSuccessStatusCode && new[] { "0", "200", "OK" }.Contains(Said.CodeOf(text)), Is.False, $"{path} {text}");
    }
}

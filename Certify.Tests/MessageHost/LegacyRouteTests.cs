using Certify.MessageHost.Pipeline;
using NUnit.Framework;

namespace Certify.Tests.MessageHost;

public sealed class LegacyRouteTests : HostTests
{
    [Test]
    public async Task An_answer_has_the_protocols_bytes()
    {
        var reply = await Host.Get("/toy/echo/%E5%BC%A0%3C?text=a%2Bb'%22");
        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Header("Content-Type"), Is.EqualTo("application/json"));
        Assert.That(reply.Content, Is.EqualTo(
            """{"code":"0","note":null,"said":"张\u003c|a+b'\"||","at":{"date":12,"day":4,"hours":16,"minutes":43,"month":9,"nanos":0,"seconds":15,"time":1507797795000,"timezoneOffset":-480,"year":117}}""" + "\n"));
        Assert.That(reply.Header("Content-Length"), Is.Not.Null);
    }

    [TestCase("/toy/echo/a?text=b")]
    [TestCase("/TOY/Echo/a/?text=b")]
    [TestCase("/toy/echoes/a?text=b")]
    [TestCase("/toy/echo/a?txet=b")]
    [TestCase("/toy/echo/a?text=x&text=b")]
    [TestCase("/toy/echo/a?text=b&who_is=other&Text=c&unknown=1")]
    public async Task A_path_matches_ignoring_case_and_one_trailing_slash_and_names_match_exactly(string path)
    {
        var reply = await Host.Get(path);
        Assert.That(reply.Content, Does.Contain("\"said\":\"a|b||\""));
    }

    [TestCase("/toy/echo/a", "FieldMissing text Missing")]
    [TestCase("/toy/echo/a?Text=b", "FieldMissing text Missing")]
    [TestCase("/toy/echo/a?text=%20", "FieldMissing text Blank")]
    [TestCase("/toy/echo/a?text=123456", "FieldMalformed text TooLong")]
    [TestCase("/toy/echo/a?text=b%00", "FieldMalformed text WrongType")]
    [TestCase("/toy/echo/a?text=b&kind=02", "FieldMalformed kind NotAllowed")]
    [TestCase("/toy/echo/a?text=b&kind=x", "FieldMalformed kind NotAllowed")]
    [TestCase("/toy/echo/a?text=b&number=1.5", "FieldMalformed number WrongType")]
    [TestCase("/toy/echo/a?number=x&kind=7", "FieldMissing text Missing")]
    public async Task A_wrong_field_is_refused_in_the_order_of_the_properties(string path, string problem)
    {
        var typed = path.Replace("/toy/echo/a", "/api/Echo", StringComparison.Ordinal);
        Assert.That((await Host.Get(path)).Content, Does.Contain(problem.Split(' ')[0]));
        if (!path.Contains("Text", StringComparison.Ordinal))
        {
            Assert.That((await Host.Get(typed)).Content, Does.Contain($"\"message\":\"{problem}\""));
        }
    }

    [Test]
    public async Task Length_counts_code_points()
    {
        Assert.That((await Host.Get("/toy/echo/a?text=%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80")).Content, Does.Contain("😀😀😀😀😀"));
    }

    [Test]
    public async Task A_body_is_bound_from_JSON_and_query_and_form()
    {
        Assert.That((await Host.Send("POST", "/toy/echo/a", """{"text":"x","text":"json","number":5}""")).Content, Does.Contain("a|json||5"));
        Assert.That((await Host.Send("POST", "/toy/echo/a?text=query", """{"text":"json"}""")).Content, Does.Contain("a|query||"));
        Assert.That((await Host.Send("POST", "/toy/echo/a", "text=f+%2B&number=6", "application/x-www-form-urlencoded")).Content, Does.Contain("a|f +||6"));
        Assert.That((await Host.Send("POST", "/toy/echo/a", """{"text":5}""")).Content, Does.Contain("FieldMalformed"));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{\"name\":\"\\ud800\"}")]
    [TestCase("{\"name\":\"a\"} x")]
    public async Task A_body_that_is_no_object_is_refused_before_the_caller_is_looked_at(string body)
    {
        var reply = await Host.Send("POST", "/toy/save", body);
        Assert.That(reply.Content, Is.EqualTo(body.Length == 0 ? "{\"code\":\"CredentialMissing\",\"data\":null}\n" : "{\"code\":\"BodyMalformed\",\"data\":null}\n"));
    }

    [Test]
    public async Task Parameters_lie_in_the_bodys_member_and_some_beside_it()
    {
        Assert.That((await Host.Send("POST", "/boxed/say/", """{"data":{"words":5,"sid":"in"},"context":{"k":[1,"中"],"b":null},"words":"no"}""")).Content,
            Does.Contain("5|in|{\\\"k\\\":[1,\\\"中\\\"],\\\"b\\\":null}"));
        Assert.That((await Host.Send("POST", "/boxed/say/", """{"data":{"words":"w","sid":"in"},"sid":"root"}""")).Content, Does.Contain("w|root|"));
        Assert.That((await Host.Send("POST", "/boxed/say/", """{"data":{"words":"w","sid":"in"},"sid":null}""")).Content, Does.Contain("w|in|"));
        Assert.That((await Host.Send("POST", "/boxed/say/?sid=query&words=no&context=1", """{"data":{"words":"w","sid":"in"},"sid":"root"}""")).Content, Does.Contain("w|query|"));
        Assert.That((await Host.Send("POST", "/boxed/say/?words=no", """{"data":{"sid":"in"}}""")).Content, Does.Contain("FieldMissing words Missing"));
        Assert.That((await Host.Send("POST", "/boxed/say/", "{}")).Content, Does.Contain("BodyMissing"));
        Assert.That((await Host.Send("POST", "/boxed/say/", """{"data":null}""")).Content, Does.Contain("BodyMalformed data Null"));
        Assert.That((await Host.Send("POST", "/boxed/say/", """{"data":"x"}""")).Content, Does.Contain("BodyMalformed data WrongType"));
        Assert.That((await Host.Send("POST", "/boxed/say/", """{"data":{}}""", "text/plain")).Content, Does.Contain("MediaTypeUnsupported"));
    }

    [Test]
    public async Task A_file_answers_its_bytes_and_is_refused_in_plain_text()
    {
        var found = await Host.Get("/boxed/picture?name=a");
        Assert.That((found.Status, found.Content, found.Header("Content-Type"), found.Header("Content-Length")), Is.EqualTo((200, "picture", "image/png", "7")));
        Assert.That((await Host.Get("/boxed/picture?name=")).Status, Is.EqualTo(200));
        var refused = await Host.Get("/boxed/picture?name=none");
        Assert.That((refused.Status, refused.Content, refused.Header("Content-Type")), Is.EqualTo((404, "没有", "text/html; charset=utf-8")));
    }

    [TestCase("HEAD", "/toy/echo/a", "GET, POST")]
    [TestCase("OPTIONS", "/toy/echo/a", "GET, POST")]
    [TestCase("PUT", "/toy/save", "POST")]
    [TestCase("GET", "/api/Save", "POST")]
    [TestCase("DELETE", "/api/Echo", "GET, POST")]
    [TestCase("GET", "/api/Remove", "DELETE, POST")]
    [TestCase("GET", "/api/Echo[]", "POST")]
    [TestCase("POST", "/api", "GET")]
    public async Task Another_method_is_refused_with_those_that_are_allowed(string method, string path, string allow)
    {
        var reply = await Host.Send(method, path);
        Assert.That((reply.Status, reply.Header("Allow")), Is.EqualTo((405, allow)));
    }

    [TestCase("/toy/nothing", 200, "{\"code\":\"UnknownPath\",\"data\":null}\n")]
    [TestCase("/TOY", 200, "{\"code\":\"UnknownPath\",\"data\":null}\n")]
    [TestCase("/toy/boxed/nothing", 200, "{\"reason\":\"UnknownPath\"}")]
    [TestCase("/toys", 404, "{\"responseStatus\":{\"errorCode\":\"NotFound\",\"message\":\"The operation does not exist.\",\"errors\":[]}}")]
    [TestCase("/api/Nothing", 404, "{\"responseStatus\":{\"errorCode\":\"NotFound\",\"message\":\"The operation does not exist.\",\"errors\":[]}}")]
    public async Task An_unknown_path_is_answered_by_the_owner_of_its_longest_prefix(string path, int status, string content)
    {
        var reply = await Host.Get(path);
        Assert.That((reply.Status, reply.Content), Is.EqualTo((status, content)));
    }

    [Test]
    public async Task A_base_path_stands_before_every_route()
    {
        await using var host = await ToyHost.Start(new MessageHostOptions { BasePath = "/base" });
        Assert.That((await host.Get("/base/toy/echo/a?text=b")).Status, Is.EqualTo(200));
        Assert.That((await host.Get("/base/api/Echo?text=b")).Status, Is.EqualTo(200));
        Assert.That((await host.Get("/base/toy/nothing")).Content, Does.Contain("UnknownPath"));
        Assert.That((await host.Get("/toy/echo/a?text=b")).Status, Is.EqualTo(404));
    }
}

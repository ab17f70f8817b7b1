using System.Text.Json;
using NUnit.Framework;

namespace Certify.Tests.MessageHost;

public sealed class TypedRouteTests : HostTests
{
    private const string Said = """{"code":"0","said":"|b||","at":"2017-10-12T08:43:15Z"}""";

    [TestCase("GET", "/api/Echo?text=b", null)]
    [TestCase("GET", "/json/reply/echo/?TEXT=b", null)]
    [TestCase("POST", "/api/ECHO", """{"Text":"b"}""")]
    [TestCase("POST", "/api/Echo?text=query", """{"t_e_x_t":"b"}""")]
    [TestCase("POST", "/api/Echo?text=b", """{"text":null}""")]
    [TestCase("POST", "/api/Echo", """{"\u0074ext":"b"}""")]
    [TestCase("POST", "/api/Echo?text=b", "")]
    public async Task The_answer_is_the_envelope_without_nulls(string method, string path, string? body)
    {
        var reply = await Host.Send(method, path, body);
        Assert.That((reply.Status, reply.Content, reply.Header("Content-Type")), Is.EqualTo((200, Said, "application/json; charset=utf-8")));
    }

    [TestCase(null)]
    [TestCase("text/plain;charset=UTF-8")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/octet-stream")]
    public async Task JSON_is_read_whatever_the_media_type(string? mediaType)
    {
        Assert.That((await Host.Send("POST", "/api/Echo", """{"text":"b"}""", mediaType)).Content, Is.EqualTo(Said));
    }

    [Test]
    public async Task Numbers_and_booleans_are_taken_as_text_and_text_as_numbers()
    {
        Assert.That((await Host.Send("POST", "/api/Echo", """{"whoIs":true,"text":5,"number":"7","kind":1}""")).Content, Does.Contain("\"said\":\"true|5|1|7\""));
    }

    [TestCase("ids=1%2C2", "1,2|-|-|-|-|-|no|-")]
    [TestCase("ids=%5B1%2C2%5D", "1,2|-|-|-|-|-|no|-")]
    [TestCase("ids=1&Ids=2", "1,2|-|-|-|-|-|no|-")]
    [TestCase("ids=", "|-|-|-|-|-|no|-")]
    [TestCase("ids=%5B%5D", "|-|-|-|-|-|no|-")]
    [TestCase("ids=3", "3|-|-|-|-|-|no|-")]
    [TestCase("part={Sku:s,Quantity:4}&map={a:b,\"c,\":\"d\"\"e\"}", "-|s:4|a=b;c,=d\"e|-|-|-|no|-")]
    [TestCase("part={\"sku\":\"s\",\"quantity\":4}", "-|s:4|-|-|-|-|no|-")]
    [TestCase("since=2024-01-02T03:04:05.678Z", "-|-|-|1704164645678|-|-|no|-")]
    [TestCase("since=2024-01-02T05:04:05.6780000%2B02:00", "-|-|-|1704164645678|-|-|no|-")]
    [TestCase("since=2024-01-02", "-|-|-|1704153600000|-|-|no|-")]
    [TestCase("since=/Date(1704164645678-0000)/", "-|-|-|1704164645678|-|-|no|-")]
    [TestCase("since=/Date(1704164645678+0200)/", "-|-|-|1704164645678|-|-|no|-")]
    [TestCase("since=Tue%20Jan%2002%202024%2003:04:05%20GMT%2B0000%20(Coordinated%20Universal%20Time)", "-|-|-|1704164645000|-|-|no|-")]
    [TestCase("bytes=%2B%2F8=", "-|-|-|-|FBFF|-|no|-")]
    [TestCase("bytes=+/8=", "-|-|-|-|FBFF|-|no|-")]
    [TestCase("colour=green&flag=on", "-|-|-|-|-|Green|yes|-")]
    [TestCase("colour=1&flag=true", "-|-|-|-|-|Green|yes|-")]
    [TestCase("any={\"a\":1}", "-|-|-|-|-|-|no|{\"a\":1}")]
    [TestCase("any=plain", "-|-|-|-|-|-|no|-")]
    public async Task Values_in_a_query_are_read_as_clients_write_them(string query, string seen)
    {
        Assert.That(Seen(await Host.Get("/api/Collect?" + query)), Is.EqualTo(seen));
    }

    [TestCase("""{"ids":[1,2],"part":{"SKU":"s","quantity":"4"},"map":{"a":"b"}}""", "1,2|s:4|a=b|-|-|-|no|-")]
    [TestCase("""{"ids":7,"since":"\/Date(1704164645678)\/","bytes":[],"colour":"GREEN"}""", "7|-|-|1704164645678||Green|no|-")]
    [TestCase("""{"ids":[],"bytes":[251,255],"flag":true}""", "|-|-|-|FBFF|-|yes|-")]
    public async Task Values_in_JSON_are_read_as_clients_write_them(string body, string seen)
    {
        Assert.That(Seen(await Host.Send("POST", "/api/Collect", body)), Is.EqualTo(seen));
    }

    [TestCase("ids=1,x")]
    [TestCase("part={Sku:s")]
    [TestCase("part=x")]
    [TestCase("since=soon")]
    [TestCase("since=/Date(99999999999999999)/")]
    [TestCase("bytes=***")]
    [TestCase("colour=blue")]
    [TestCase("colour=9")]
    [TestCase("flag=perhaps")]
    public async Task A_value_of_a_wrong_type_is_named(string query)
    {
        var reply = await Host.Get("/api/Collect?" + query);
        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Content, Does.Contain($"\"errors\":[{{\"errorCode\":\"InvalidType\",\"fieldName\":\"{query.Split('=')[0]}\""));
    }

    [Test]
    public async Task A_refusal_is_the_envelope_without_nulls_and_a_responseStatus()
    {
        var reply = await Host.Send("POST", "/api/Save", "{}", "application/json", "Authorization: u1");
        Assert.That((reply.Status, reply.Content), Is.EqualTo((400,
            """{"code":"FieldMissing","responseStatus":{"errorCode":"FieldMissing","message":"FieldMissing name Missing","errors":[{"errorCode":"NotEmpty","fieldName":"name","message":"name is missing."}]}}""")));
    }

    [TestCase("POST", "/api/Save", "{", "application/json", 400)]
    [TestCase("POST", "/api/Save", "[]", "application/json", 400)]
    [TestCase("POST", "/api/Save", "<x/>", "application/xml", 415)]
    [TestCase("POST", "/api/Save", "{}", "application/json", 401)]
    public async Task A_bad_request_has_its_status(string method, string path, string body, string mediaType, int status)
    {
        Assert.That((await Host.Send(method, path, body, mediaType)).Status, Is.EqualTo(status));
    }

    [TestCase(null, 401)]
    [TestCase("expired", 401)]
    [TestCase("guest", 401)]
    [TestCase("u1", 403)]
    [TestCase("ruler", 200)]
    public async Task An_operation_with_a_role_needs_a_caller_who_has_it(string? caller, int status)
    {
        var reply = await Host.Send("POST", "/api/Rule", "{}", "application/json", caller is null ? [] : [$"Authorization: {caller}"]);
        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply.Header("X-Renewed"), Is.EqualTo(status == 200 ? "ruler" : null));
    }

    [Test]
    public async Task A_message_without_response_answers_204_also_to_a_body_on_DELETE()
    {
        Assert.That((await Host.Send("DELETE", "/api/Remove?id=4")).Status, Is.EqualTo(204));
        Assert.That((await Host.Send("DELETE", "/api/Remove", """{"id":4}""")).Status, Is.EqualTo(204));
        Assert.That((await Host.Send("POST", "/api/Remove", """{"id":0}""")).Status, Is.EqualTo(404));
        Assert.That((await Host.Send("DELETE", "/toy/gone/4")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task One_way_answers_only_that_it_was_done()
    {
        var reply = await Host.Send("POST", "/json/oneway/Count", """{"number":1}""");
        Assert.That((reply.Status, reply.Content), Is.EqualTo((204, "")));
        Assert.That((await Host.Send("POST", "/json/oneway/Count", """{"number":-1}""")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task A_POST_may_stand_for_another_method()
    {
        Assert.That((await Host.Send("POST", "/api/Remove?id=4", null, null, "X-Http-Method-Override: DELETE")).Status, Is.EqualTo(204));
        Assert.That((await Host.Send("POST", "/api/Save", "{}", "application/json", "X-Http-Method-Override: GET")).Status, Is.EqualTo(405));
    }

    [TestCase("v_file")]
    [TestCase("V_File")]
    [TestCase("upload")]
    public async Task A_file_is_the_documented_part_or_else_the_only_one(string part)
    {
        using var form = new MultipartFormDataContent { { new StringContent("t"), "Title" }, { new ByteArrayContent([1, 2, 3]), part, "a.png" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Address, "/api/Upload")) { Content = form };
        Assert.That((await Host.Send(request)).Content, Does.Contain("\"said\":\"t|a.png|3\""));
    }

    [Test]
    public async Task A_multipart_form_may_be_spelt_as_other_clients_do()
    {
        const string Body = "--x\r\nContent-Disposition: form-data; name=title\r\n\r\nt\r\n--x\r\ncontent-disposition: form-data; name=file; filename=b.png\r\n\r\n\r\n--x--";
        Assert.That((await Host.Send("POST", "/api/Upload", Body, "multipart/form-data; boundary=\"x\"")).Content, Does.Contain("\"said\":\"t|b.png|0\""));
    }

    [Test]
    public async Task The_index_lists_the_operations_by_door()
    {
        var reply = await Host.Get("/api");
        Assert.That(reply.Content, Does.StartWith("""{"Boxed":[{"name":"Picture","returns":"byte[]","links":{"api":"/api/Picture","ui":"/ui/Picture"}},"""));
        Assert.That(reply.Content, Does.Contain("""{"name":"Remove","links":{"""));
    }

    private static string Seen(ToyHost.Reply reply)
    {
        Assert.That(reply.Status, Is.EqualTo(200), reply.Content);
        using var json = JsonDocument.Parse(reply.Content);
        return string.Join('|', json.RootElement.GetProperty("seen").EnumerateArray().Select(item => item.GetString()));
    }
}

using NUnit.Framework;

namespace Certify.Tests.MessageHost;

public sealed class BatchTests
{
    [TestCase("/api/Count[]")]
    [TestCase("/api/Count%5B%5D")]
    [TestCase("/json/reply/count[]")]
    public async Task A_batch_is_answered_in_order(string path)
    {
        await using var host = await ToyHost.Start();
        var reply = await host.Send("POST", path, """[{"number":1},{"Number":"2"}]""");
        Assert.That((reply.Status, reply.Content), Is.EqualTo((200, """[{"code":"0","note":"1"},{"code":"0","note":"2"}]""")));
        Assert.That(host.Saved, Is.EqualTo(2));
    }

    [Test]
    public async Task A_batch_stops_at_the_first_refusal_and_what_was_done_stays_done()
    {
        await using var host = await ToyHost.Start();
        var reply = await host.Send("POST", "/api/Count[]", """[{"number":1},{"number":-1},{"number":3}]""");
        Assert.That((reply.Status, reply.Content), Is.EqualTo((400,
            """{"code":"BAD","responseStatus":{"errorCode":"BAD","message":"negative","errors":[],"meta":{"AutoBatchIndex":"1"}}}""")));
        Assert.That(host.Saved, Is.EqualTo(2));
    }

    [Test]
    public async Task Each_item_goes_through_the_checks()
    {
        await using var host = await ToyHost.Start();
        Assert.That((await host.Send("POST", "/api/Save[]", """[{"name":"a"}]""")).Status, Is.EqualTo(401));
        var reply = await host.Send("POST", "/api/Save[]", """[{"name":"a"},{"name":""}]""", "application/json", "Authorization: u1");
        Assert.That(reply.Content, Does.Contain("\"fieldName\":\"name\"").And.Contain("\"AutoBatchIndex\":\"1\""));
        Assert.That(host.Saved, Is.EqualTo(1));
    }

    [Test]
    public async Task A_batch_has_at_most_a_hundred_items_that_are_objects()
    {
        await using var host = await ToyHost.Start();
        Assert.That((await host.Send("POST", "/api/Count[]", Items(100))).Status, Is.EqualTo(200));
        Assert.That((await host.Send("POST", "/api/Count[]", Items(101))).Status, Is.EqualTo(400));
        Assert.That((await host.Send("POST", "/api/Count[]", "[1]")).Status, Is.EqualTo(400));
        Assert.That((await host.Send("POST", "/api/Count[]", "{}")).Status, Is.EqualTo(400));
        Assert.That((await host.Send("POST", "/api/Count[]", "[]")).Content, Is.EqualTo("[]"));
        Assert.That(host.Saved, Is.EqualTo(100));

        static string Items(int count) => "[" + string.Join(',', Enumerable.Repeat("{}", count)) + "]";
    }

    [TestCase("/api/Enter[]")]
    [TestCase("/api/Picture[]")]
    [TestCase("/api/Upload[]")]
    public async Task Secrets_and_files_are_refused_in_a_batch(string path)
    {
        await using var host = await ToyHost.Start();
        var reply = await host.Send("POST", path, """[{"key":"a"}]""");
        Assert.That((reply.Status, reply.Content.Contains("NotInBatch", StringComparison.Ordinal)), Is.EqualTo((400, true)));
    }

    [Test]
    public async Task One_way_batches_and_those_without_response_answer_204()
    {
        await using var host = await ToyHost.Start();
        Assert.That((await host.Send("POST", "/json/oneway/Count[]", "[{},{}]")).Status, Is.EqualTo(204));
        Assert.That((await host.Send("POST", "/api/Remove[]", """[{"id":1}]""")).Status, Is.EqualTo(204));
        Assert.That(host.Saved, Is.EqualTo(2));
    }

    [Test]
    public async Task An_exception_names_the_item()
    {
        await using var host = await ToyHost.Start();
        var reply = await host.Send("POST", "/api/Fail[]", """[{"how":"budget"}]""");
        Assert.That((reply.Status, reply.Header("Retry-After")), Is.EqualTo((429, "7")));
        reply = await host.Send("POST", "/api/Fail[]", """[{"how":"x"}]""");
        Assert.That((reply.Status, reply.Content.Contains("\"AutoBatchIndex\":\"0\"", StringComparison.Ordinal)), Is.EqualTo((500, true)));
    }
}

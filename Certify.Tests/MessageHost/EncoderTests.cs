using System.Text.Json;
using Certify.MessageHost.Pipeline;
using NUnit.Framework;

namespace Certify.Tests.MessageHost;

public sealed class EncoderTests
{
    [TestCase("张三 😀 + ' / é", "张三 😀 + ' / é", TestName = "Chinese, emoji, plus, apostrophe and slash stay as they are")]
    [TestCase("\"\\", "\\\"\\\\", TestName = "Quote and backslash are escaped briefly")]
    [TestCase("\n\r\t\0\b\f\u001f\u007f", "\\n\\r\\t\\u0000\\u0008\\u000c\\u001f\u007f", TestName = "Control characters are escaped as Go does")]
    public void Both_encoders_escape_what_JSON_demands(string text, string written)
    {
        Assert.That(Write(text, WireEncoder.Plain), Is.EqualTo($"\"{written}\""));
        Assert.That(Write(text, WireEncoder.Html), Is.EqualTo($"\"{written}\""));
    }

    [Test]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        var halves = new string(['\ud83d', 'x', '\ude00']);
        Assert.That(Write(halves, WireEncoder.Plain), Is.EqualTo("\"\ufffdx\ufffd\""));
        Assert.That(Write(halves, WireEncoder.Html), Is.EqualTo("\"\ufffdx\ufffd\""));
    }

    [Test]
    public void Only_one_of_them_escapes_what_matters_in_HTML()
    {
        const string Text = "<a href=\"?x=1&y=2\">\u2028\u2029\u202a</a>中";
        Assert.That(Write(Text, WireEncoder.Plain), Is.EqualTo("\"<a href=\\\"?x=1&y=2\\\">\u2028\u2029\u202a</a>中\""));
        Assert.That(Write(Text, WireEncoder.Html),
            Is.EqualTo("\"\\u003ca href=\\\"?x=1\\u0026y=2\\\"\\u003e\\u2028\\u2029\u202a\\u003c/a\\u003e中\""));
    }

    [Test]
    public void Text_that_is_already_UTF8_is_escaped_alike()
    {
        const string Text = "é<\u2028中😀\"\u0001";
        foreach (var encoder in new[] { WireEncoder.Plain, WireEncoder.Html })
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = encoder }))
            {
                json.WriteStringValue(System.Text.Encoding.UTF8.GetBytes(Text));
            }

            Assert.That(System.Text.Encoding.UTF8.GetString(bytes.ToArray()), Is.EqualTo(Write(Text, encoder)));
        }
    }

    [Test]
    public void What_is_escaped_reads_back_as_it_was()
    {
        var all = string.Concat(Enumerable.Range(0, 0x3000).Select(code => (char)code)) + "😀";
        Assert.That(JsonSerializer.Deserialize<string>(Write(all, WireEncoder.Html)), Is.EqualTo(all));
        Assert.That(JsonSerializer.Deserialize<string>(Write(all, WireEncoder.Plain)), Is.EqualTo(all));
    }

    private static string Write(string text, WireEncoder encoder) =>
        JsonSerializer.Serialize(text, new JsonSerializerOptions { Encoder = encoder });
}

using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Domain.Text;

public sealed class Md5SecretTests
{
    private const string Of123456 = "e10adc3949ba59abbe56e057f20f883e";

    [Test]
    public void Both_readings_of_one_password_give_one_secret()
    {
        Assert.That(Md5Secret.FromClientHex("E10ADC3949ba59abbe56e057f20f883E", out var fromHex));
        Assert.That(Md5Secret.FromNewPlainText("123456", out var fromNew));
        Assert.That(new[] { fromHex, fromNew, Md5Secret.FromPlainText("123456") }, Is.All.EqualTo(Of123456));
    }

    [TestCase("密码passwörd", "8378db171c757e85ab43355b4063f226")]
    [TestCase("", "d41d8cd98f00b204e9800998ecf8427e")]
    [TestCase(null, "d41d8cd98f00b204e9800998ecf8427e")]
    public void Clear_text_is_hashed_as_utf8(string? password, string expected) =>
        Assert.That(Md5Secret.FromPlainText(password), Is.EqualTo(expected));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("123456")]
    [TestCase("e10adc3949ba59abbe56e057f20f883")]
    [TestCase("e10adc3949ba59abbe56e057f20f883e0")]
    [TestCase("g10adc3949ba59abbe56e057f20f883e")]
    [TestCase("ｅ10adc3949ba59abbe56e057f20f883e", TestName = "a full-width letter")]
    public void A_client_hash_is_32_hex_digits(string? hex)
    {
        Assert.That(Md5Secret.FromClientHex(hex, out var secret), Is.False);
        Assert.That(secret, Is.Empty);
    }

    [TestCase(5, false)]
    [TestCase(6, true)]
    [TestCase(64, true)]
    [TestCase(65, false)]
    public void A_new_password_has_6_to_64_characters_however_they_are_encoded(int count, bool expected)
    {
        Assert.That(Md5Secret.FromNewPlainText(string.Concat(Enumerable.Repeat("😀", count)), out _), Is.EqualTo(expected));
        Assert.That(Md5Secret.FromNewPlainText(new string('a', count), out _), Is.EqualTo(expected));
    }

    [Test]
    public void A_new_password_of_broken_characters_is_refused() =>
        Assert.That(Md5Secret.FromNewPlainText("abcdef\uD83D", out _), Is.False);

    [Test]
    public void Any_text_has_a_secret_that_a_client_could_have_sent()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 5_000; i++)
        {
            var secret = Md5Secret.FromPlainText(choose.AnyText(80));
            Assert.That(Md5Secret.FromClientHex(secret, out var again) && again == secret);
        }
    }
}

using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Domain.Text;

public sealed class EmailAddressTests
{
    private static readonly string Label = new('a', 63);

    [TestCase("A@B.C", "a@b.c")]
    [TestCase(" Zhang.San@Example.COM ", "zhang.san@example.com")]
    [TestCase("a+b@c.com", "a+b@c.com")]
    [TestCase("x_1-2@mail.a-b.cn", "x_1-2@mail.a-b.cn")]
    [TestCase("123456@qq.com", "123456@qq.com")]
    public void The_canonical_form_is_trimmed_and_lower_case(string written, string expected)
    {
        Assert.That(EmailAddress.TryParse(written, out var canonical));
        Assert.That(canonical, Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("a")]
    [TestCase("a@b")]
    [TestCase("@b.c")]
    [TestCase("a@")]
    [TestCase("a@@b.c")]
    [TestCase("a@b@c.d")]
    [TestCase("a@.b.c")]
    [TestCase("a@b..c")]
    [TestCase("a@b.c.")]
    [TestCase("a@-b.c")]
    [TestCase("a@b-.c")]
    [TestCase("a@b_c.d")]
    [TestCase(".a@b.c")]
    [TestCase("a.@b.c")]
    [TestCase("a..b@c.d")]
    [TestCase("a b@c.d")]
    [TestCase("a,b@c.d")]
    [TestCase("<a@b.c>")]
    [TestCase("\"a\"@b.c")]
    [TestCase("a@b.c\r\nBcc: x@y.z", TestName = "a header smuggled behind the address")]
    [TestCase("张@例子.中国", TestName = "not ASCII")]
    [TestCase("ａ@b.c", TestName = "a full-width letter")]
    public void What_is_no_plain_address_is_refused(string? written)
    {
        Assert.That(EmailAddress.TryParse(written, out var canonical), Is.False);
        Assert.That(canonical, Is.Empty);
    }

    [Test]
    public void Lengths_end_at_254_characters_at_64_of_the_local_part_and_at_63_of_a_label()
    {
        var domain = $"{Label}.{Label}.{Label}.{new string('a', 58)}";
        Assert.Multiple(() =>
        {
            Assert.That(EmailAddress.TryParse($"abc@{domain}", out _), "254 characters");
            Assert.That(EmailAddress.TryParse($"abcd@{domain}", out _), Is.False, "255 characters");
            Assert.That(EmailAddress.TryParse($"{new string('x', 64)}@b.c", out _), "64 local");
            Assert.That(EmailAddress.TryParse($"{new string('x', 65)}@b.c", out _), Is.False, "65 local");
            Assert.That(EmailAddress.TryParse($"x@{Label}a.c", out _), Is.False, "64 in a label");
        });
    }

    [Test]
    public void Any_text_is_read_without_a_throw_and_twice_the_same()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 20_000; i++)
        {
            if (EmailAddress.TryParse(choose.Text(choose.Below(12), "aB.@-_+\r ＠张"), out var canonical))
            {
                Assert.That(EmailAddress.TryParse(canonical, out var again) && again == canonical, canonical);
            }

            Assert.That(() => EmailAddress.TryParse(choose.AnyText(30), out _), Throws.Nothing);
        }
    }
}

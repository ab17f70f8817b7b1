using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Domain.Text;

public sealed class PhoneNumberTests
{
    [TestCase("13800138000")]
    [TestCase("138-0013-8000")]
    [TestCase(" 138 0013 8000 ")]
    [TestCase("+8613800138000")]
    [TestCase("+86 (138) 0013-8000")]
    [TestCase("(+86)13800138000")]
    [TestCase("008613800138000")]
    [TestCase("8613800138000")]
    public void One_number_has_one_canonical_form(string written)
    {
        Assert.That(PhoneNumber.TryParse(written, out var canonical));
        Assert.That(canonical, Is.EqualTo("13800138000"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("110")]
    [TestCase("1380013800")]
    [TestCase("138001380000")]
    [TestCase("12800138000")]
    [TestCase("23800138000")]
    [TestCase("１３８００１３８０００", TestName = "full-width digits")]
    [TestCase("1380013800٠", TestName = "an Arabic digit")]
    [TestCase("+4413800138000")]
    [TestCase("+86+8613800138000")]
    [TestCase("868613800138000")]
    [TestCase("13800138000\n")]
    [TestCase("13800138000x")]
    [TestCase("138+00138000")]
    public void What_is_no_mainland_mobile_is_refused(string? written)
    {
        Assert.That(PhoneNumber.TryParse(written, out var canonical), Is.False);
        Assert.That(canonical, Is.Empty);
    }

    [Test]
    public void Every_number_survives_every_way_of_writing_it()
    {
        var choose = Seeded.Fresh();
        string[] prefixes = ["", "+86", "0086", "86", "+86 ", "(+86)", "0086-"];
        for (var i = 0; i < 5_000; i++)
        {
            var number = $"1{choose.Between(3, 9)}{choose.Digits(9)}";
            var written = choose.Pick(prefixes) + number.Insert(choose.Below(12), choose.Pick<string>([" ", "-", "()", ""]));
            Assert.That(PhoneNumber.TryParse(written, out var canonical), written);
            Assert.That(canonical, Is.EqualTo(number), written);
        }
    }

    [Test]
    public void Any_text_gives_eleven_ascii_digits_or_nothing()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 20_000; i++)
        {
            var good = PhoneNumber.TryParse(choose.AnyText(20), out var canonical);
            Assert.That(canonical, good ? Does.Match("^1[3-9][0-9]{9}$") : Is.Empty);
        }
    }
}

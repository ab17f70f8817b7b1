using Certify.ServiceInterface.Domain.Text;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Domain.Text;

public sealed class CanonicalTextTests
{
    [TestCase(" 张三\u3000", "张三")]
    [TestCase("阿卜杜拉·买买提", "阿卜杜拉·买买提")]
    [TestCase("𬀩㛃", "𬀩㛃")]
    [TestCase("Anna  Maria", "Anna  Maria")]
    public void Names_are_trimmed_and_otherwise_kept(string written, string expected)
    {
        Assert.That(PersonName.TryParse(written, out var canonical));
        Assert.That(canonical, Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t\u3000")]
    [TestCase("张\0三", TestName = "NUL")]
    [TestCase("张\r\n三", TestName = "a line break")]
    [TestCase("张\u2028三", TestName = "a line separator")]
    [TestCase("张\u007F", TestName = "DEL")]
    public void Blanks_and_controls_are_refused(string? written) =>
        Assert.That(PersonName.TryParse(written, out _), Is.False);

    [Test]
    public void Halves_of_a_surrogate_pair_are_refused()
    {
        // Not as cases: attributes are stored in UTF-8, which cannot hold them.
        foreach (var written in (string[])["张\uD83D", "\uDE00张", "\uDE00\uD83D"])
        {
            Assert.That(PersonName.TryParse(written, out _), Is.False);
        }
    }

    [Test]
    public void Thirty_code_points_are_allowed_however_many_characters_they_take()
    {
        var thirty = string.Concat(Enumerable.Repeat("𬀩", 30));
        Assert.That(PersonName.TryParse(thirty, out _));
        Assert.That(PersonName.TryParse(thirty + "三", out _), Is.False);
    }

    [TestCase(" 11010519491231002x ", "11010519491231002X")]
    [TestCase("122222", "122222")]
    [TestCase("21011223344556677", "21011223344556677")]
    [TestCase("企合浙总字第000001号", "企合浙总字第000001号")]
    public void Numbers_are_trimmed_and_upper_case(string written, string expected)
    {
        Assert.That(DocumentNumber.TryParse(written, out var canonical));
        Assert.That(canonical, Is.EqualTo(expected));
    }

    [TestCase("１１０１０５")]
    [TestCase("٣")]
    [TestCase("")]
    [TestCase("1111111111111111111111111111111")]
    public void Numbers_have_ascii_digits_only_and_thirty_characters_at_most(string written)
    {
        Assert.That(DocumentNumber.TryParse(written, out var canonical), Is.False);
        Assert.That(canonical, Is.Empty);
    }

    [Test]
    public void What_is_canonical_stays_as_it_is()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 20_000; i++)
        {
            var text = choose.AnyText(40);
            if (PersonName.TryParse(text, out var name))
            {
                Assert.That(PersonName.TryParse(name, out var again) && again == name, name);
            }

            if (DocumentNumber.TryParse(text, out var number))
            {
                Assert.That(DocumentNumber.TryParse(number, out var again) && again == number, number);
            }
        }
    }
}

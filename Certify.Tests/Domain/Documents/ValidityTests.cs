using System.Globalization;
using Certify.ServiceInterface.Domain.Documents;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Domain.Documents;

public sealed class ValidityTests
{
    [TestCase("20300101")]
    [TestCase("2010.01.01-2030.01.01")]
    [TestCase("2010.01.01—2030.01.01")]
    [TestCase("2010.01.01–2030.01.01")]
    [TestCase("2010.01.01至2030.01.01")]
    [TestCase("2010.01.01 - 2030.01.01")]
    [TestCase("２０１０．０１．０１－２０３０．０１．０１")]
    [TestCase("20100101-20300101")]
    [TestCase("2010-01-01/2030-01-01")]
    [TestCase("2010-01-01-2030-01-01")]
    [TestCase("2010年01月01日至2030年1月1日")]
    [TestCase("自2010年1月1日至2030年1月1日")]
    [TestCase("2030-01-01")]
    public void A_printed_end_is_read(string text) =>
        Assert.That(Validity.Parse(text), Is.EqualTo(Validity.Until(new DateOnly(2030, 1, 1))));

    [TestCase("长期")]
    [TestCase(" 长 期 ")]
    [TestCase("2010.01.01-长期")]
    [TestCase("2017年01月04日至长期")]
    [TestCase("2018-09-25/9999-09-09")]
    [TestCase("29991231")]
    [TestCase("99991231")]
    [TestCase("00000000")]
    [TestCase("2018-09-25/")]
    public void No_end_has_many_spellings(string text) => Assert.That(Validity.Parse(text), Is.EqualTo(Validity.NoEnd));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \u3000")]
    [TestCase("***")]
    [TestCase("/")]
    public void Nothing_printed_is_told_apart(string? text) => Assert.That(Validity.Parse(text), Is.EqualTo(Validity.NotPrinted));

    [TestCase("20251301")]
    [TestCase("20250230")]
    [TestCase("20251231xx")]
    [TestCase("2025123")]
    [TestCase("202512311")]
    [TestCase("2010.1.1-2030.1.1")]
    [TestCase("2010.01.01-2030.02.30")]
    [TestCase("2010.01.01-2030.01")]
    [TestCase("2010.01.01-")]
    [TestCase("2010.01.01-长")]
    [TestCase("2010.01.01x2030.01.01")]
    [TestCase("2030.01.01-2010.01.01")]
    [TestCase("2010.01-01-2030.01.01")]
    [TestCase("99991399")]
    [TestCase("有效")]
    public void What_has_to_be_guessed_is_no_term(string text) => Assert.That(Validity.Parse(text), Is.EqualTo(Validity.Unparsable));

    [Test]
    public void The_last_day_is_still_good()
    {
        var validity = Validity.Until(new DateOnly(2030, 1, 1));
        Assert.That(validity.HasEnded(new DateOnly(2030, 1, 1)), Is.False);
        Assert.That(validity.HasEnded(new DateOnly(2030, 1, 2)));
        Assert.That(validity.DaysLeft(new DateOnly(2029, 10, 3)), Is.EqualTo(90));
        Assert.That(validity.DaysLeft(new DateOnly(2030, 1, 2)), Is.EqualTo(-1));
    }

    [Test]
    public void Without_an_end_nothing_ends()
    {
        Assert.That(Validity.NoEnd.HasEnded(DateOnly.MaxValue), Is.False);
        Assert.That(Validity.NoEnd.DaysLeft(DateOnly.MinValue), Is.Null);
    }

    [Test]
    public void Every_day_is_read_in_every_form()
    {
        var choose = Seeded.Fresh();
        string[] forms = ["yyyyMMdd", "yyyy.MM.dd", "yyyy-MM-dd", "yyyy/MM/dd", "yyyy年MM月dd日", "yyyy年M月d日"];
        for (var i = 0; i < 20_000; i++)
        {
            var start = new DateOnly(1984, 1, 1).AddDays(choose.Below(15_000));
            var end = start.AddDays(choose.Below(20_000));
            var text = start.ToString(choose.Pick(forms), CultureInfo.InvariantCulture)
                + choose.Pick<string>(["-", "至", "—", " / ", "~"])
                + end.ToString(choose.Pick(forms), CultureInfo.InvariantCulture);
            Assert.That(Validity.Parse(text), Is.EqualTo(Validity.Until(end)), text);
        }
    }

    [Test]
    public void Any_text_is_read_without_a_throw()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 20_000; i++)
        {
            var text = choose.Below(2) == 0 ? choose.AnyText(30) : choose.Text(choose.Below(24), "0123.-/年月日至长期");
            Assert.That(() => Validity.Parse(text), Throws.Nothing);
        }
    }
}

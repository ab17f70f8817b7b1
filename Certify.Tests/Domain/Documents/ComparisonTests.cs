using Certify.ServiceInterface.Domain.Documents;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Domain.Documents;

public sealed class ComparisonTests
{
    private static readonly Comparison Comparison = new(new byte[32]);

    [TestCase(ComparedField.Name, "张三", " 张 三 ")]
    [TestCase(ComparedField.Name, "阿卜杜拉·买买提", "阿卜杜拉•买买提")]
    [TestCase(ComparedField.Name, "阿卜杜拉·买买提", "阿卜杜拉・买买提")]
    [TestCase(ComparedField.Name, "阿卜杜拉·买买提", "阿卜杜拉･买买提")]
    [TestCase(ComparedField.Name, "阿卜杜拉·买买提", "阿卜杜拉．买买提")]
    [TestCase(ComparedField.Name, "阿卜杜拉·买买提", "阿卜杜拉.买买提")]
    [TestCase(ComparedField.Name, "阿卜杜拉·买买提", "阿卜杜拉‧买买提")]
    [TestCase(ComparedField.Name, "ＡＮＮＡ", "Anna")]
    [TestCase(ComparedField.Name, "⼀", "一", TestName = "a radical instead of the character")]
    [TestCase(ComparedField.LegalPerson, "𬀩㛃", "𬀩\u200B㛃", TestName = "an invisible character")]
    [TestCase(ComparedField.CompanyName, "青清（杭州）水利有限公司", "青清(杭州) 水利有限公司")]
    [TestCase(ComparedField.IdentityNumber, "11010519491231002X", "11010519491231002x")]
    [TestCase(ComparedField.IdentityNumber, "110105491231002", "１１０１０５19491231002X")]
    [TestCase(ComparedField.LicenceNumber, "91330106673959654p", "9133 0106 6739 5965 4P")]
    public void What_means_the_same_is_equal(ComparedField field, string declared, string read)
    {
        Assert.That(Comparison.Compare(field, declared, read), Is.Null);
        Assert.That(Comparison.Compare(field, read, declared), Is.Null);
    }

    [TestCase(ComparedField.Name, "张三", "张二")]
    [TestCase(ComparedField.Name, "𬀩", "𬀪")]
    [TestCase(ComparedField.Name, "阿卜杜拉·买买提", "阿卜杜拉买买提")]
    [TestCase(ComparedField.CompanyName, "青清(杭州)水利有限公司", "青清(宁波)水利有限公司")]
    [TestCase(ComparedField.IdentityNumber, "11010519491231002X", "110105194912310021")]
    [TestCase(ComparedField.LicenceNumber, "110105491231002", "11010519491231002X")]
    public void What_differs_is_told_with_its_field(ComparedField field, string declared, string read)
    {
        var difference = Comparison.Compare(field, declared, read);
        Assert.That(difference, Is.Not.Null);
        Assert.That((difference!.Field, difference.WasRead), Is.EqualTo((field, true)));
    }

    [TestCase("张三", null)]
    [TestCase("张三", " ")]
    [TestCase("", "")]
    [TestCase(null, null)]
    public void Nothing_read_is_never_equal(string? declared, string? read)
    {
        var difference = Comparison.Compare(ComparedField.Name, declared, read);
        Assert.That(difference, Is.Not.Null);
        Assert.That(difference!.WasRead, Is.False);
    }

    [Test]
    public void A_difference_shows_no_clear_text_and_its_fingerprint_needs_the_key()
    {
        var difference = Comparison.Compare(ComparedField.Name, "张三", "李四")!;
        var otherKey = new Comparison(new byte[] { 1 }).Compare(ComparedField.Name, "张三", "李四")!;
        Assert.That(difference.DeclaredFingerprint, Is.EqualTo("99dab5e1bc50a079"));
        Assert.That(otherKey.DeclaredFingerprint, Is.Not.EqualTo(difference.DeclaredFingerprint));
        Assert.That($"{difference}", Does.Not.Contain("张").And.Not.Contain("李"));
    }

    [Test]
    public void Every_code_unit_has_a_form()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            Assert.That(() => Comparison.NameForm($"张{(char)unit}"), Throws.Nothing, $"U+{unit:X4}");
        }
    }

    [Test]
    public void Forms_are_stable_for_any_text()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 20_000; i++)
        {
            var text = choose.AnyText(24);
            var name = Comparison.NameForm(text);
            Assert.That(Comparison.NameForm(name), Is.EqualTo(name), text);
            var number = Comparison.IdentityNumberForm(text);
            Assert.That(Comparison.IdentityNumberForm(number), Is.EqualTo(number), text);
        }
    }
}

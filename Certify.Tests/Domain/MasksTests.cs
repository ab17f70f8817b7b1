using Certify.ServiceInterface.Domain;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Domain;

public sealed class MasksTests
{
    [TestCase("13812348000", "138****8000")]
    [TestCase("1381234", "****")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void Phones(string? phone, string expected) => Assert.That(Masks.Phone(phone), Is.EqualTo(expected));

    [TestCase("alice@example.com", "a***@example.com")]
    [TestCase("a@example.com", "a***@example.com")]
    [TestCase("nobody", "***")]
    [TestCase("@example.com", "***")]
    [TestCase(null, "")]
    public void Addresses(string? email, string expected) => Assert.That(Masks.Email(email), Is.EqualTo(expected));

    [TestCase("张三", "张*")]
    [TestCase("欧阳娜娜", "欧***")]
    [TestCase("李", "李")]
    [TestCase("𬀩㛃𬀩", "𬀩**")]
    [TestCase(null, "")]
    public void Names_by_code_points(string? name, string expected) => Assert.That(Masks.Name(name), Is.EqualTo(expected));

    [TestCase("11010519491231002X", "110*002X")]
    [TestCase("122222", "*")]
    [TestCase(null, "")]
    public void Numbers(string? number, string expected) => Assert.That(Masks.Number(number), Is.EqualTo(expected));

    [TestCase("13812348000", "138****8000")]
    [TestCase("Alice@example.com", "a***@example.com")]
    [TestCase("panda", "panda")]
    [TestCase(null, "")]
    public void A_nickname_is_masked_where_it_is_the_phone_or_the_address(string? userName, string expected) =>
        Assert.That(Masks.UserName(userName, "13812348000", "alice@example.com"), Is.EqualTo(expected));

    [Test]
    public void No_mask_shows_the_middle_of_any_text()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 5_000; i++)
        {
            var digits = choose.Digits(choose.Between(8, 30));
            Assert.That(Masks.Number(digits), Has.Length.EqualTo(8));
            Assert.That(Masks.Phone(digits), Has.Length.EqualTo(11));
            var any = choose.AnyText(30);
            Assert.That(
                () => (Masks.Phone(any), Masks.Email(any), Masks.Name(any), Masks.Number(any), Masks.UserName(any, any, any)),
                Throws.Nothing);
        }
    }
}

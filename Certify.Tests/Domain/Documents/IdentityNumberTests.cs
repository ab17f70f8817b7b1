using Certify.ServiceInterface.Domain.Documents;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Domain.Documents;

public sealed class IdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    // Two published examples, the rest computed by an independent implementation.
    private static readonly string[] ValidNumbers =
    [
        "11010519491231002X", "440524188001010014", "110105193201043047", "110105194809049038", "110105199811097349",
        "110105196111119160", "820000195201200371", "540102197912145268", "440524197707063788", "659001196910132751",
        "659001198906247619", "110105195710200628", "500101196303296599", "211224199701218006", "659001199102126875",
        "659001200710229558", "932156198802140018", "931840199901010236",
    ];

    [TestCaseSource(nameof(ValidNumbers))]
    public void A_valid_number_is_recognised(string text)
    {
        Assert.That(IdentityNumber.Check(text, Today, out var number), Is.EqualTo(IdentityNumberCheck.Valid));
        Assert.That(number!.Value, Is.EqualTo(text));
        Assert.That(number.IsLegacy, Is.False);
    }

    [TestCase("110105491231002", "11010519491231002X")]
    [TestCase("130503670401001", "130503196704010016")]
    [TestCase("830000341218466", "830000193412184669")]
    [TestCase("110105840102726", "110105198401027263")]
    [TestCase("211224650725827", "211224196507258270")]
    [TestCase("830000300712419", "830000193007124195")]
    [TestCase("110105981231997", "110105189812319979", TestName = "the sequences of those born before 1900")]
    public void Fifteen_digits_become_eighteen_and_are_equal_to_them(string legacy, string expected)
    {
        Assert.That(IdentityNumber.Check(legacy, Today, out var old), Is.EqualTo(IdentityNumberCheck.Valid));
        Assert.That(IdentityNumber.Check(expected, Today, out var current), Is.EqualTo(IdentityNumberCheck.Valid));
        Assert.That(old!.Value, Is.EqualTo(expected));
        Assert.That(old.IsLegacy);
        Assert.That(old, Is.EqualTo(current));
        Assert.That(old.GetHashCode(), Is.EqualTo(current!.GetHashCode()));
    }

    [TestCase(null, IdentityNumberCheck.Empty)]
    [TestCase("  ", IdentityNumberCheck.Empty)]
    [TestCase("122222", IdentityNumberCheck.Length)]
    [TestCase("21011223344556677", IdentityNumberCheck.Length)]
    [TestCase("11010519491231００2X", IdentityNumberCheck.Characters, TestName = "full-width digits")]
    [TestCase("1101051949123100X2", IdentityNumberCheck.Characters)]
    [TestCase("11010549123100X", IdentityNumberCheck.Characters)]
    [TestCase("+1010519491231002X", IdentityNumberCheck.Characters)]
    [TestCase("01010519491231002X", IdentityNumberCheck.Region)]
    [TestCase("16010519491231002X", IdentityNumberCheck.Region)]
    [TestCase("84000019491231002X", IdentityNumberCheck.Region)]
    [TestCase("90000019491231002X", IdentityNumberCheck.Region)]
    [TestCase("11010519490229002X", IdentityNumberCheck.BirthDate)]
    [TestCase("11010519491331002X", IdentityNumberCheck.BirthDate)]
    [TestCase("11010518491231002X", IdentityNumberCheck.BirthDate)]
    [TestCase("11010520261122002X", IdentityNumberCheck.BirthDate)]
    [TestCase("110105490229002", IdentityNumberCheck.BirthDate)]
    [TestCase("110105194912310021", IdentityNumberCheck.CheckDigit)]
    public void The_first_broken_rule_is_told(string? text, IdentityNumberCheck expected)
    {
        Assert.That(IdentityNumber.Check(text, Today, out var number), Is.EqualTo(expected));
        Assert.That(number, Is.Null);
    }

    [Test]
    public void A_small_x_and_blanks_around_are_forgiven()
    {
        Assert.That(IdentityNumber.Check(" 11010519491231002x\n", Today, out var number), Is.EqualTo(IdentityNumberCheck.Valid));
        Assert.That(number!.Value, Is.EqualTo("11010519491231002X"));
    }

    [TestCase("11010519491231002X", Sex.Female, IdentityNumberKind.Citizen)]
    [TestCase("110105194809049038", Sex.Male, IdentityNumberKind.Citizen)]
    [TestCase("820000195201200371", Sex.Male, IdentityNumberKind.ResidencePermit)]
    [TestCase("932156198802140018", Sex.Male, IdentityNumberKind.PermanentResident)]
    public void Sex_and_kind_follow_from_the_number(string text, Sex sex, IdentityNumberKind kind)
    {
        IdentityNumber.Check(text, Today, out var number);
        Assert.That((number!.Sex, number.Kind), Is.EqualTo((sex, kind)));
    }

    [TestCase("2026-11-21", 76)]
    [TestCase("2026-12-30", 76)]
    [TestCase("2026-12-31", 77)]
    [TestCase("1949-12-31", 0)]
    public void Age_counts_completed_years(string today, int expected)
    {
        IdentityNumber.Check("11010519491231002X", Today, out var number);
        Assert.That(number!.BirthDate, Is.EqualTo(new DateOnly(1949, 12, 31)));
        Assert.That(number.Age(DateOnly.ParseExact(today, "yyyy-MM-dd")), Is.EqualTo(expected));
    }

    [Test]
    public void Printing_a_number_never_tells_it()
    {
        IdentityNumber.Check("11010519491231002X", Today, out var number);
        Assert.That($"{number}", Is.EqualTo("110*002X"));
    }

    /// <summary>The standard chose its check character to catch exactly these two slips of the pen.</summary>
    [Test]
    public void One_wrong_digit_or_two_swapped_ones_are_always_caught()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 20_000; i++)
        {
            var slip = choose.Pick(ValidNumbers).ToCharArray();
            var original = new string(slip);
            var place = choose.Below(17);
            if (choose.Below(2) == 0)
            {
                slip[place] = (char)('0' + choose.Below(10));
            }
            else
            {
                (slip[place], slip[place + 1]) = (slip[place + 1], slip[place]);
            }

            var text = new string(slip);
            var expected = text == original ? Is.EqualTo(IdentityNumberCheck.Valid) : Is.Not.EqualTo(IdentityNumberCheck.Valid);
            Assert.That(IdentityNumber.Check(text, Today, out _), expected, text);
        }
    }

    [Test]
    public void Any_text_is_checked_without_a_throw()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 20_000; i++)
        {
            var text = choose.Below(2) == 0 ? choose.AnyText(20) : choose.Digits(choose.Pick<int>([15, 18]));
            var check = IdentityNumber.Check(text, Today, out var number);
            Assert.That(number is not null, Is.EqualTo(check == IdentityNumberCheck.Valid), text);
        }
    }
}

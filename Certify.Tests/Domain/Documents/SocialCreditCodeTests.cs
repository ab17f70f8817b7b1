using Certify.ServiceInterface.Domain.Documents;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Domain.Documents;

public sealed class SocialCreditCodeTests
{
    // Public codes first, then computed by an independent implementation; the last one's sum is divisible by 31.
    private static readonly string[] ValidCodes =
    [
        "91330106673959654P", "91330110MA2AXY0E7F", "91350206MA32JUL977", "911101085636549482", "91110108700338416R",
        "91110108MA01EBFH9B", "91350100M000100Y43", "5921122416M4A26NXJ", "Y17100005XLGT2JC2B", "Y98100003A9G3F154H",
        "Y3310101EPA6F3JF0Y", "23710000W9X16QBJ6X", "13211224ND66LRCG7R", "231101052TFQ796G37", "93710000RRQADDQC1Q",
        "9921122415W0K9BJ3D", "52310101HC15G7AA6H", "911101051FKY6CJKJ0",
    ];

    private static readonly string[] ValidRegistrationNumbers =
    [
        "110108000000016", "211224652119223", "820000330607405", "110105000712043", "211224146333350", "659001189129715",
        "440524260079339", "540102504549034", "810000950087015",
    ];

    [TestCaseSource(nameof(ValidCodes))]
    public void A_valid_code_is_recognised(string text)
    {
        Assert.That(SocialCreditCode.Check(text, out var code), Is.EqualTo(SocialCreditCodeCheck.Valid));
        Assert.That(code!.Value, Is.EqualTo(text));
        Assert.That(code.IsRegistrationNumber, Is.False);
    }

    [Test]
    public void Seven_public_codes_hold_a_consistent_organisation_code()
    {
        foreach (var text in ValidCodes[..7])
        {
            SocialCreditCode.Check(text, out var code);
            Assert.That(code!.HasConsistentOrganisationCode, text);
        }
    }

    [Test]
    public void A_wrong_organisation_code_inside_is_a_hint_and_no_refusal()
    {
        Assert.That(SocialCreditCode.Check("91110105123456780A", out var code), Is.EqualTo(SocialCreditCodeCheck.Valid));
        Assert.That(code!.HasConsistentOrganisationCode, Is.False);
    }

    [TestCaseSource(nameof(ValidRegistrationNumbers))]
    public void A_registration_number_is_recognised(string text)
    {
        Assert.That(SocialCreditCode.Check(text, out var code), Is.EqualTo(SocialCreditCodeCheck.Valid));
        Assert.That(code!.IsRegistrationNumber);
    }

    [TestCase(null, SocialCreditCodeCheck.Empty)]
    [TestCase(" ", SocialCreditCodeCheck.Empty)]
    [TestCase("9133010667395965", SocialCreditCodeCheck.Length)]
    [TestCase("9133010667395965O4", SocialCreditCodeCheck.Characters)]
    [TestCase("9133A106673959654P", SocialCreditCodeCheck.Characters)]
    [TestCase("91330106673959654Ｐ", SocialCreditCodeCheck.Characters, TestName = "a full-width letter")]
    [TestCase("11010800000001X", SocialCreditCodeCheck.Characters)]
    [TestCase("913301095U78M2HC4A", SocialCreditCodeCheck.CheckDigit)]
    [TestCase("12100000400001624D", SocialCreditCodeCheck.CheckDigit)]
    [TestCase("110108000000017", SocialCreditCodeCheck.CheckDigit)]
    public void The_first_broken_rule_is_told(string? text, SocialCreditCodeCheck expected)
    {
        Assert.That(SocialCreditCode.Check(text, out var code), Is.EqualTo(expected));
        Assert.That(code, Is.Null);
    }

    [Test]
    public void Small_letters_and_blanks_around_are_forgiven()
    {
        Assert.That(SocialCreditCode.Check(" 91330106673959654p ", out var code), Is.EqualTo(SocialCreditCodeCheck.Valid));
        Assert.That(code!.Value, Is.EqualTo("91330106673959654P"));
        Assert.That($"{code}", Is.EqualTo("913*654P"));
    }

    [Test]
    public void One_wrong_character_is_always_caught()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 20_000; i++)
        {
            var original = choose.Pick(choose.Below(2) == 0 ? ValidCodes : ValidRegistrationNumbers);
            var slip = original.ToCharArray();
            slip[choose.Below(slip.Length)] = choose.Text(1, original.Length == 15 ? "0123456789" : "0123456789ABCDEFGHJKLMNPQRTUWXY")[0];
            var text = new string(slip);
            var expected = text == original ? Is.EqualTo(SocialCreditCodeCheck.Valid) : Is.Not.EqualTo(SocialCreditCodeCheck.Valid);
            Assert.That(SocialCreditCode.Check(text, out _), expected, text);
        }
    }

    [Test]
    public void Any_text_is_checked_without_a_throw()
    {
        var choose = Seeded.Fresh();
        for (var i = 0; i < 20_000; i++)
        {
            Assert.That(() => SocialCreditCode.Check(choose.AnyText(20), out _), Throws.Nothing);
            Assert.That(() => SocialCreditCode.Check(choose.Text(18, "0123456789ABCXYZ"), out _), Throws.Nothing);
        }
    }
}

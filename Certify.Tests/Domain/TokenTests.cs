using System.Buffers.Text;
using System.Text;
using Certify.ServiceInterface.Domain;
using NUnit.Framework;

namespace Certify.Tests.Domain;

/// <summary>The token's form, against what the original server wrote and against signatures computed elsewhere.</summary>
public sealed class TokenTests
{
    private const string GuestOne = "eyJzaWQiOiJ0ZW1wLlZFUF9Lam8zdHU5bWhrSmRVRVNDTFh6b0NLMmU0NTlWIiwidG9rZW5faWQiOiJmZjZkNGE2NzE1NDExZWJkOTFlNmYxNTE1ODQxOTA2ZSIsImF1dGhfdHlwZSI6Imd1ZXN0IiwiZXhwX2FjY2VzcyI6MCwiZXhwX3JlZnJlc2giOjB9";
    private const string PhoneOne = "eyJzaWQiOiJVLUhFVlZiSnR1OW1oa0pkV3h6XzBDbEo4TDFEemllYSIsInRva2VuX2lkIjoiODExZTNmMGJhYTc1ZmNjOGRjMWVkOGU3MDY4YzA5ZjAiLCJhdXRoX3R5cGUiOiJwaG9uZV9wYXNzd29yZCIsImV4cF9hY2Nlc3MiOjE0NDQ3ODk1NDksImV4cF9yZWZyZXNoIjoxNDc2MzAyMjQ1fQ";
    private const string EmailOne = "eyJzaWQiOiJWRVEwVTJMcHR1OW1oa0pkVUVTQ0xuMFJlR1BTRnlwRiIsInRva2VuX2lkIjoiMjhlMjBkNDIwNzhhNWM5M2YwYjA1MDM4NTVkYjAzNjEiLCJhdXRoX3R5cGUiOiJlbWFpbF9wYXNzd29yZCIsImV4cF9hY2Nlc3MiOjE0NDQ3OTQ3NzIsImV4cF9yZWZyZXNoIjoxNDc2MzQ0NTI0fQ";
    private const string PhoneTwo = "eyJzaWQiOiJWRVJOQy1fdnR1OW1oa0pkVUVTQ0wxUG1xZWwwcVdSSSIsInRva2VuX2lkIjoiY2E5YmJhNjM2YmYxMzZiNmQxZjU4Njg3NzUyNzcwZTMiLCJhdXRoX3R5cGUiOiJwaG9uZV9wYXNzd29yZCIsImV4cF9hY2Nlc3MiOjE0NDQ3OTQ4MTMsImV4cF9yZWZyZXNoIjoxNDc2MzQ0NTY1fQ";
    private const string GuestTwo = "eyJzaWQiOiJ0ZW1wLlU1OU5MUV9SdHU5bWhrSmRhaWktelIzWGZmX0ZESzIzIiwidG9rZW5faWQiOiJkMGQxY2U0ZGYyYzcyYmJhMDdmNGVlMTNmZDMxMWFlNyIsImF1dGhfdHlwZSI6Imd1ZXN0IiwiZXhwX2FjY2VzcyI6MCwiZXhwX3JlZnJlc2giOjB9";
    private const string Alphabet = "eyJzaWQiOiJ-fn4_Pz8-Pj4iLCJ0b2tlbl9pZCI6IngiLCJhdXRoX3R5cGUiOiJvYXV0aF93ZWNoYXQiLCJleHBfYWNjZXNzIjoxLCJleHBfcmVmcmVzaCI6Mn0";
    private const string PhoneTwoMac = "a93c2c01aabc398bf17a2175ff63fd4edc1e096f98c90d737164487dc75529c7";

    private static readonly byte[] Key = [.. Enumerable.Range(0, 128).Select(number => (byte)number)];
    private static readonly byte[] OtherKey = [.. Enumerable.Range(1, 128).Select(number => (byte)number)];

    private static readonly TestCaseData[] Vectors =
    [
        new(GuestOne, "0fd7dec5f1edc4cceeb88cce1ceb50af66f3e745a4d5e1dd3fd2d832412e4825",
            new Token("temp.VEP_Kjo3tu9mhkJdUESCLXzoCK2e459V", "ff6d4a6715411ebd91e6f1515841906e", "guest", 0, 0)),
        new(PhoneOne, "b3aeeb842a298aedde655030d40a7c864102acf693fd450ab91d7f7009cc0bf5",
            new Token("U-HEVVbJtu9mhkJdWxz_0ClJ8L1Dziea", "811e3f0baa75fcc8dc1ed8e7068c09f0", "phone_password", 1444789549, 1476302245)),
        new(EmailOne, "99c906cd42d05318427e37f4d27cddeaac95bfe7ad1b9126ae9b080d48b1249a",
            new Token("VEQ0U2Lptu9mhkJdUESCLn0ReGPSFypF", "28e20d42078a5c93f0b0503855db0361", "email_password", 1444794772, 1476344524)),
        new(PhoneTwo, PhoneTwoMac,
            new Token("VERNC-_vtu9mhkJdUESCL1Pmqel0qWRI", "ca9bba636bf136b6d1f58687752770e3", "phone_password", 1444794813, 1476344565)),
        new(GuestTwo, "a89fb9116fd0de394c0bf3036e1ab8fb7447e71ecd7486fa5502955e7a207e3f",
            new Token("temp.U59NLQ_Rtu9mhkJdaii-zR3Xff_FDK23", "d0d1ce4df2c72bba07f4ee13fd311ae7", "guest", 0, 0)),
    ];

    [TestCaseSource(nameof(Vectors))]
    public void The_document_s_tokens_are_read_and_written_byte_for_byte(string payload, string mac, Token token)
    {
        Assert.That(Token.Parse($"{payload}.{mac}", Key), Is.EqualTo(token));
        Assert.That(token.Sign(Key), Is.EqualTo($"{payload}.{mac}"));
    }

    [TestCase(GuestOne, "f0b03ca7af190925c9ed12d555690a8b81aa9c2c691ff6942ad689cf99b9b865")]
    [TestCase(PhoneOne, "a3850335036e76c200aef18ce0280d9807fb4a6ee96e19a9c9792666146dbfb0")]
    [TestCase(EmailOne, "1dc8aa84064a902de74d4f582a8e41d01d00c690888bc958ad4d8ac9aebad805")]
    [TestCase(PhoneTwo, "ff5582e8680d30fc9e073ef3f4db94f152386dbe072b00fa0307818e5d8bf38e")]
    [TestCase(GuestTwo, "a18ea69f1936b87fae1a2750ce9820a9d17b16625ac14a4dfcde7cb1955b7f9a")]
    public void The_document_s_own_signatures_are_by_a_key_that_is_not_ours(string payload, string mac) =>
        Assert.That(Token.Parse($"{payload}.{mac}", Key), Is.Null);

    [Test]
    public void A_refreshed_token_keeps_session_type_and_year()
    {
        var before = Token.Parse($"{PhoneTwo}.{PhoneTwoMac}", Key)!;
        var after = before with { TokenId = "000102030405060708090a0b0c0d0e0f", AccessEnds = 1444794700 + Token.AccessSeconds };

        Assert.That(after.Sign(Key), Is.EqualTo(
            "eyJzaWQiOiJWRVJOQy1fdnR1OW1oa0pkVUVTQ0wxUG1xZWwwcVdSSSIsInRva2VuX2lkIjoiMDAwMTAyMDMwNDA1MDYwNzA4MDkwYTBiMGMwZDBlMGYiLCJhdXRoX3R5cGUiOiJwaG9uZV9wYXNzd29yZCIsImV4cF9hY2Nlc3MiOjE0NDQ4MDE5MDAsImV4cF9yZWZyZXNoIjoxNDc2MzQ0NTY1fQ"
            + ".9d581547384e151ce16a6fc31df749c96a4c5c9aec6ab709a82f05ae7948eef3"));
    }

    [Test]
    public void Base64_is_the_url_alphabet() =>
        Assert.That(
            Token.Parse($"{Alphabet}.16e64fe88e1a092124c4426952343f216d142ec76b219ae3133df4ea45afd7b3", Key),
            Is.EqualTo(new Token("~~~???>>>", "x", "oauth_wechat", 1, 2)));

    [TestCase("")]
    [TestCase(".")]
    [TestCase(PhoneTwo, TestName = "no dot")]
    [TestCase("." + PhoneTwoMac, TestName = "empty payload")]
    [TestCase(PhoneTwo + ".", TestName = "empty signature")]
    [TestCase(PhoneTwo + "." + PhoneTwoMac + ".x", TestName = "a third part")]
    [TestCase(PhoneTwo + "=." + PhoneTwoMac, TestName = "padding")]
    [TestCase(PhoneTwo + ".A93C2C01AABC398BF17A2175FF63FD4EDC1E096F98C90D737164487DC75529C7", TestName = "upper-case signature")]
    [TestCase(PhoneTwo + ".b93c2c01aabc398bf17a2175ff63fd4edc1e096f98c90d737164487dc75529c7", TestName = "one digit of the signature")]
    [TestCase("f" + PhoneTwo + "." + PhoneTwoMac, TestName = "one more character of the payload")]
    [TestCase("fyJ" + "." + PhoneTwoMac, TestName = "another payload")]
    [TestCase(PhoneTwo + ".\u0661\u0661" + "3c2c01aabc398bf17a2175ff63fd4edc1e096f98c90d737164487dc75529c7", TestName = "digits of another script")]
    public void Anything_else_is_no_token(string text) => Assert.That(Token.Parse(text, Key), Is.Null);

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("not json")]
    [TestCase("""{"sid":1,"token_id":"x","auth_type":"guest","exp_access":0,"exp_refresh":0}""")]
    [TestCase("""{"sid":null,"token_id":"x","auth_type":"guest","exp_access":0,"exp_refresh":0}""")]
    [TestCase("""{"sid":"a","token_id":"x","auth_type":"guest","exp_access":0.5,"exp_refresh":0}""")]
    public void A_payload_that_we_signed_but_cannot_read_is_no_token(string json)
    {
        var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
        var mac = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(payload)));

        Assert.That(Token.Parse($"{payload}.{mac}", Key), Is.Null);
    }

    [Test]
    public void While_the_key_is_being_replaced_the_previous_one_still_counts()
    {
        var token = Token.Parse($"{PhoneTwo}.{PhoneTwoMac}", OtherKey, Key);

        Assert.That(token?.TokenId, Is.EqualTo("ca9bba636bf136b6d1f58687752770e3"));
        Assert.That(Token.Parse($"{PhoneTwo}.{PhoneTwoMac}", OtherKey), Is.Null);
    }
}

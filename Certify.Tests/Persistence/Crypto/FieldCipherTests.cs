using System.Security.Cryptography;
using System.Text;
using Certify.ServiceInterface.Persistence.Crypto;
using NUnit.Framework;

namespace Certify.Tests.Persistence.Crypto;

public sealed class FieldCipherTests
{
    private const string Table = "certifications", Column = "number", Value = "张三 11010519491231002X";
    private const long Owner = 7;

    private readonly KeyOptions options = KeyOptions.Generate();

    [Test]
    public void A_sealed_value_opens_at_its_own_place_and_hides_the_text()
    {
        var cipher = Cipher();
        var bytes = cipher.Seal(Table, Column, Owner, Value);
        Assert.That(cipher.Open(Table, Column, Owner, bytes), Is.EqualTo(Value));
        Assert.That(Convert.ToHexString(bytes), Does.Not.Contain(Convert.ToHexString(Encoding.UTF8.GetBytes("张三"))));
    }

    [Test]
    public void Bytes_and_the_empty_text_open_as_what_they_were()
    {
        var cipher = Cipher();
        var photo = RandomNumberGenerator.GetBytes(100_000);
        Assert.That(cipher.OpenBytes(Table, Column, Owner, cipher.Seal(Table, Column, Owner, photo)), Is.EqualTo(photo));
        Assert.That(cipher.Open(Table, Column, Owner, cipher.Seal(Table, Column, Owner, "")), Is.Empty);
    }

    [TestCase("persons", Column, Owner)]
    [TestCase(Table, "name", Owner)]
    [TestCase(Table, Column, Owner + 1)]
    [TestCase("certification", "snumber", Owner)]
    public void A_value_moved_to_another_place_does_not_open(string table, string column, long owner)
    {
        var cipher = Cipher();
        var bytes = cipher.Seal(Table, Column, Owner, Value);
        Assert.That(() => cipher.Open(table, column, owner, bytes), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void A_value_with_any_bit_changed_does_not_open()
    {
        var cipher = Cipher();
        var bytes = cipher.Seal(Table, Column, Owner, Value);
        for (var index = 0; index < bytes.Length; index++)
        {
            var changed = (byte[])bytes.Clone();
            changed[index] ^= 1;
            Assert.That(() => cipher.Open(Table, Column, Owner, changed), Throws.InstanceOf<CryptographicException>(), $"byte {index}");
        }

        Assert.That(() => cipher.Open(Table, Column, Owner, bytes[..20]), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void A_value_is_never_sealed_the_same_way_twice()
    {
        var cipher = Cipher();
        var sealings = Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(cipher.Seal(Table, Column, Owner, Value)));
        Assert.That(sealings, Is.Unique);
    }

    [Test]
    public void After_rotation_old_values_open_and_new_ones_are_sealed_under_the_newest_key()
    {
        var old = Cipher();
        var before = old.Seal(Table, Column, Owner, Value);
        var rotated = Cipher(10, 2);
        Assert.That(rotated.TryReseal(Table, Column, Owner, before, out var resealed), Is.True);
        var after = resealed!;
        Assert.Multiple(() =>
        {
            Assert.That(rotated.TryReseal(Table, Column, Owner, after, out var again), Is.True);
            Assert.That(again, Is.Null, "nothing is left to do");
            Assert.That(rotated.TryReseal(Table, Column, Owner + 1, before, out _), Is.False, "it does not open there");
            Assert.That(rotated.Open(Table, Column, Owner, after), Is.EqualTo(Value));
            Assert.That(() => old.Open(Table, Column, Owner, after), Throws.InstanceOf<CryptographicException>().With.Message.Contains("data key 10"));
        });
    }

    private FieldCipher Cipher(params int[] moreVersions)
    {
        var data = new Dictionary<int, string>(options.Data);
        foreach (var version in moreVersions)
        {
            data[version] = KeyOptions.Generate().Data[1];
        }

        return new FieldCipher(new KeyRing(options with { Data = data }));
    }
}

using Certify.ServiceInterface.Persistence.Crypto;
using NUnit.Framework;

namespace Certify.Tests.Persistence.Crypto;

public sealed class BlindIndexTests
{
    private static readonly string ZeroToThirtyOne = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);

    [Test]
    public void Equal_values_of_one_field_are_equal_under_one_key_only()
    {
        var options = KeyOptions.Generate();
        var index = new BlindIndex(new KeyRing(options));
        var value = index.Index("identity_number", "11010519491231002X");
        Assert.Multiple(() =>
        {
            Assert.That(new BlindIndex(new KeyRing(options)).Index("identity_number", "11010519491231002X"), Is.EqualTo(value));
            Assert.That(index.Index("identity_number", "110105194912310020"), Is.Not.EqualTo(value));
            Assert.That(index.Index("licence", "11010519491231002X"), Is.Not.EqualTo(value));
            Assert.That(index.Mac("identity_number", "11010519491231002X"), Is.Not.EqualTo(value));
            Assert.That(new BlindIndex(new KeyRing(KeyOptions.Generate())).Index("identity_number", "11010519491231002X"), Is.Not.EqualTo(value));
        });
    }

    /// <summary>Rows hold these: another value after a change of the code would lose every row.</summary>
    [Test]
    public void The_index_of_a_value_stays_what_it_is()
    {
        var index = new BlindIndex(new KeyRing(KeyOptions.Generate() with { Index = ZeroToThirtyOne }));
        Assert.That(index.Index("identity_number", "11010519491231002X"), Is.EqualTo("5mbrqKLZbw_L2qCD_07MQv42TYKsQKSaNj-zRTY_lgA"));
        Assert.That(index.Mac("code", "123456"), Is.EqualTo("6knl_mWoSZKc4t7NzEi1wGNDmqhDf5xWrUR0PimrD8k"));
    }
}

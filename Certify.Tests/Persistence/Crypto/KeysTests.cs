using Certify.ServiceInterface;
using Certify.ServiceInterface.Persistence.Crypto;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace Certify.Tests.Persistence.Crypto;

public sealed class KeysTests
{
    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Path.Combine(Directory.CreateTempSubdirectory("certify-test-").FullName, "data");

    [TearDown]
    public void DeleteFolder() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Test]
    public void Keys_are_bound_from_the_configuration_and_the_highest_version_is_the_newest()
    {
        var made = KeyOptions.Generate();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Certify:Keys:Token"] = made.Token,
            ["Certify:Keys:Index"] = made.Index,
            ["Certify:Keys:Data:9"] = made.Data[1],
            ["Certify:Keys:Data:10"] = KeyOptions.Generate().Data[1],
        }).Build();
        var keys = new KeyRing(configuration.GetSection("Certify:Keys").Get<KeyOptions>()!);
        Assert.Multiple(() =>
        {
            Assert.That(keys.NewestVersion, Is.EqualTo(10));
            Assert.That(keys.Data[9], Is.EqualTo(Convert.FromBase64String(made.Data[1])));
            Assert.That(keys.Token, Has.Length.EqualTo(128));
            Assert.That(keys.TokenPrevious, Is.Null);
        });
    }

    [Test]
    public void A_key_that_is_missing_or_of_the_wrong_size_stops_the_start_and_is_named()
    {
        var made = KeyOptions.Generate();
        Assert.Multiple(() =>
        {
            Assert.That(() => new KeyRing(made with { Token = null }), Refuses("Certify:Keys:Token"));
            Assert.That(() => new KeyRing(made with { TokenPrevious = "AAAA" }), Refuses("Certify:Keys:TokenPrevious"));
            Assert.That(() => new KeyRing(made with { Index = made.Token }), Refuses("Certify:Keys:Index"));
            Assert.That(() => new KeyRing(made with { Data = [] }), Refuses("Certify:Keys:Data:1"));
            Assert.That(() => new KeyRing(made with { Data = new() { [2] = "not base64" } }), Refuses("Certify:Keys:Data:2"));
            Assert.That(() => new KeyRing(made with { Data = new() { [0] = made.Data[1] } }), Refuses("start at 1"));
        });
    }

    [Test]
    public void A_documented_test_key_is_refused_in_production_only()
    {
        var documented = Convert.ToBase64String([.. Enumerable.Range(0, 128).Select(number => (byte)number)]);
        var keys = new KeyRing(KeyOptions.Generate() with { Token = documented });
        Assert.Multiple(() =>
        {
            Assert.That(() => PublishedKeys.Refuse(keys, production: true), Refuses("published"));
            Assert.That(() => PublishedKeys.Refuse(keys, production: false), Throws.Nothing);
            Assert.That(() => PublishedKeys.Refuse(new KeyRing(KeyOptions.Generate()), production: true), Throws.Nothing);
        });
    }

    [Test]
    public async Task Of_many_first_starts_at_once_one_makes_the_keys_and_all_use_them()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => DevelopmentKeys.ReadOrCreate(folder))));
        Assert.That(all.Select(keys => keys.Token).Distinct().Count(), Is.EqualTo(1));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(1), "no draft is left behind");
        Assert.That(() => new KeyRing(all[0]), Throws.Nothing);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Made_keys_are_readable_by_their_owner_only()
    {
        DevelopmentKeys.ReadOrCreate(folder);
        Assert.Multiple(() =>
        {
            Assert.That(ModeOf(folder), Is.EqualTo("700"));
            Assert.That(ModeOf(Path.Combine(folder, DevelopmentKeys.FileName)), Is.EqualTo("600"));
        });
    }

    [Test]
    public void A_damaged_key_file_is_never_replaced()
    {
        DevelopmentKeys.ReadOrCreate(folder);
        var path = Path.Combine(folder, DevelopmentKeys.FileName);
        File.WriteAllText(path, "{");
        Assert.That(() => DevelopmentKeys.ReadOrCreate(folder), Refuses("damaged"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("{"));
    }

    private static string ModeOf(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static NUnit.Framework.Constraints.IResolveConstraint Refuses(string part) =>
        Throws.InstanceOf<StartRefusedException>().With.Message.Contains(part);
}

using Certify.ServiceInterface;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence.Crypto;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
public sealed class KeyFingerprintsTests(Engine engine) : DatabaseFixture(engine, "meta")
{
    private readonly KeyOptions options = KeyOptions.Generate();

    [SetUp]
    public Task FirstStart() => Verify(options);

    [Test]
    public async Task The_same_keys_start_again_and_nothing_of_them_is_stored()
    {
        await Verify(options);
        var stored = await Database.Read(unit => unit.Many<string>("SELECT value FROM meta"));
        Assert.That(stored, Has.Count.EqualTo(3));
        Assert.That(stored, Has.None.Contains(Convert.ToHexStringLower(Convert.FromBase64String(options.Index!))));
    }

    [Test]
    public async Task Another_index_key_does_not_start() =>
        await Refused(options with { Index = KeyOptions.Generate().Index }, "Certify:Keys:Index");

    [Test]
    public async Task Another_data_key_of_a_known_number_does_not_start() =>
        await Refused(options with { Data = KeyOptions.Generate().Data }, "Certify:Keys:Data:1");

    [Test]
    public async Task A_new_data_key_is_taken_in_and_may_not_be_missing_afterwards_until_it_is_retired()
    {
        var rotated = options with { Data = new(options.Data) { [2] = KeyOptions.Generate().Data[1] } };
        await Verify(rotated);
        await Refused(options, "Certify:Keys:Data:2");
        var onlyNew = rotated with { Data = new() { [2] = rotated.Data[2] } };
        await Refused(onlyNew, "Certify:Keys:Data:1");
        await Database.Write(unit => KeyFingerprints.Retire(unit, 1));
        await Verify(onlyNew);
    }

    [Test]
    public async Task The_token_key_is_exchanged_by_naming_the_old_one()
    {
        var fresh = KeyOptions.Generate().Token;
        await Refused(options with { Token = fresh }, "Certify:Keys:Token");
        await Verify(options with { Token = fresh, TokenPrevious = options.Token });
        await Verify(options with { Token = fresh });
        await Refused(options, "Certify:Keys:Token");
    }

    [Test]
    public async Task A_photo_folder_belongs_to_one_database()
    {
        var root = Directory.CreateTempSubdirectory("certify-test-").FullName;
        try
        {
            var mine = Path.Combine(root, "photos");
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new PhotoFolder(Database).Bind(mine))));
            await new PhotoFolder(Database).Bind(mine);
            await RefusedFolder(Path.Combine(root, "empty"), "does not hold the photos");
            await Database.Write(unit => unit.Execute("DELETE FROM meta"));
            await RefusedFolder(mine, "belongs to another database");
            await RefusedFolder(root, "does not hold the photos");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private Task Verify(KeyOptions keys) => new KeyFingerprints(Database).Verify(new KeyRing(keys));

    private async Task Refused(KeyOptions keys, string named)
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Verify(keys));
        Assert.That(refusal!.Message, Does.Contain(named));
    }

    private async Task RefusedFolder(string folder, string part)
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => new PhotoFolder(Database).Bind(folder));
        Assert.That(refusal!.Message, Does.Contain(part));
    }
}

using System.Text.Json;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.Tests.Capabilities;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Persistence;

public sealed class ResealingTests
{
    [Test]
    public async Task Every_sealed_column_of_the_schema_is_sealed_anew()
    {
        await using var app = await CertifyApp.Start();
        var sealedColumns = await app.Get<Database>().Read(unit => unit.Many<string>(
            "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'BLOB'"));

        Assert.That(Resealing.Columns.Select(column => $"{column.Table}.{column.Column}"), Is.EquivalentTo(sealedColumns));
    }

    [Test]
    public async Task What_an_older_key_sealed_opens_by_the_newest_alone_afterwards()
    {
        await using var app = await CertifyApp.Start();
        var citizen = await (await Citizen.Arrive(app)).Certified("张将至");
        await app.Get<Expiry>().Run(CancellationToken.None);
        _ = (await citizen.Submit("张三", SubmissionPolicy.UserCertify)).Value;
        var old = JsonSerializer.Deserialize<KeyOptions>(await File.ReadAllTextAsync(Path.Combine(app.DataFolder, DevelopmentKeys.FileName)))!;
        var added = KeyOptions.Generate().Data[1];
        var both = new KeyRing(old with { Data = new() { [1] = old.Data[1], [2] = added } });
        var database = app.Get<Database>();
        await new KeyFingerprints(database).Verify(both);

        var resealing = new Resealing(database, new FieldCipher(both), both);
        Assert.That((await resealing.Run(CancellationToken.None)).Changed, Is.GreaterThan(8));
        Assert.That((await resealing.Run(CancellationToken.None)).Changed, Is.Zero, "a second run finds nothing to do");
        Assert.That(await resealing.Retire(CancellationToken.None), Is.EqualTo(new[] { 1 }));

        var newest = new KeyRing(old with { Data = new() { [2] = added } });
        await new KeyFingerprints(database).Verify(both);
        await new KeyFingerprints(database).Verify(newest);
        var person = await database.Read(unit => new CertificationStore(new FieldCipher(newest)).Find(unit, citizen.Id, Subject.Person));
        Assert.That((person.Declared.Name, person.Renewing!.Declared.Name), Is.EqualTo(("张三", "张将至")));
        Assert.That(
            await database.Read(unit => new UserMessageStore(new FieldCipher(newest)).Recent(unit, citizen.Id, app.Clock.GetUtcNow())), Is.Not.Empty);
    }

    [Test]
    public async Task What_does_not_open_is_named_and_keeps_no_other_from_being_sealed_anew()
    {
        await using var app = await CertifyApp.Start();
        var (broken, whole) = (await (await Citizen.Arrive(app)).Certified(), await (await Citizen.Arrive(app)).Certified());
        var old = JsonSerializer.Deserialize<KeyOptions>(await File.ReadAllTextAsync(Path.Combine(app.DataFolder, DevelopmentKeys.FileName)))!;
        var both = new KeyRing(old with { Data = new() { [1] = old.Data[1], [2] = KeyOptions.Generate().Data[1] } });
        var database = app.Get<Database>();
        var row = (await broken.Person()).Id;
        await database.Write(unit => unit.Execute("UPDATE certifications SET declared = @damaged WHERE id = @row", new { damaged = new byte[] { 1, 2, 3 }, row }));

        var resealed = await new Resealing(database, new FieldCipher(both), both).Run(CancellationToken.None);

        Assert.That(resealed.Broken, Is.EqualTo(new[] { $"certifications.declared of row {row}" }));
        var onlyNewest = new KeyRing(old with { Data = new() { [2] = Convert.ToBase64String(both.Data[2]) } });
        var person = await database.Read(unit => new CertificationStore(new FieldCipher(onlyNewest)).Find(unit, whole.Id, Subject.Person));
        Assert.That(person.Declared.Name, Is.EqualTo("张三"));
    }
}

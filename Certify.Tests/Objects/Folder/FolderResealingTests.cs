using System.Text;
using Certify.ServiceInterface.Objects.Folder;
using Certify.ServiceInterface.Persistence.Crypto;
using NUnit.Framework;

namespace Certify.Tests.Objects.Folder;

public sealed class FolderResealingTests
{
    private readonly KeyOptions old = KeyOptions.Generate();
    private DirectoryInfo folder = null!;

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("certify-photos-");

    [TearDown]
    public void Remove() => folder.Delete(recursive: true);

    [Test]
    public async Task Photos_are_sealed_anew_though_one_is_gone_meanwhile_and_another_does_not_open()
    {
        await Store(old).Write("user/1/identity1.jpg", "front"u8.ToArray(), "image/jpeg", default);
        await Store(old).Write("user/3/identity1.jpg", "another"u8.ToArray(), "image/jpeg", default);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "user/2"));
        // As a photo that is taken away while the others are sealed: listed, and not there when its turn comes.
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "user/2/identity1.jpg"), "/nowhere/identity1.jpg");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "user/2/identity2.jpg"), "damaged");
        var added = KeyOptions.Generate().Data[1];
        var both = old with { Data = new() { [1] = old.Data[1], [2] = added } };

        var resealed = await new FolderResealing(folder.FullName, Cipher(both), Store(both)).Run(default);
        Assert.That((resealed.Changed, string.Join(',', resealed.Broken)), Is.EqualTo((2, "photo user/2/identity2.jpg")));

        var newest = Store(old with { Data = new() { [2] = added } });
        Assert.That(Encoding.UTF8.GetString((await newest.Read("user/3/identity1.jpg", default))!), Is.EqualTo("another"));
    }

    private FolderObjectStore Store(KeyOptions keys) =>
        new(folder.FullName, Cipher(keys), new UploadPolicies(() => "", new BlindIndex(new KeyRing(keys)), TimeProvider.System));

    private static FieldCipher Cipher(KeyOptions keys) => new(new KeyRing(keys));
}

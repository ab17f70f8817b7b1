using Certify.Host.Start;
using Certify.ServiceInterface.Objects.Folder;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.Host.Commands;

internal sealed class KeysCommand : Command
{
    public override string Help => """
        keys new
        keys rotate

        `new` prints a set of new keys as settings: the token key, the index key and the first data key. Keep them where you keep
        secrets; the index key can never be exchanged.

        `rotate` seals everything with the newest data key. Add the new key as Certify:Keys:Data:{n+1}, start every process with
        it, run `keys rotate`, then remove the older keys from the settings.
        """;

    public override Task<int> Run(string[] args) => Arguments.Of(args).Words switch
    {
        ["new"] => Task.FromResult(PrintNew()),
        ["rotate"] => Rotate(args[1..]),
        _ => throw new StartStopped("Say `keys new` or `keys rotate`."),
    };

    private static int PrintNew()
    {
        var keys = KeyOptions.Generate();
        Console.WriteLine($"""
            Certify__Keys__Token={keys.Token}
            Certify__Keys__Index={keys.Index}
            """);
        foreach (var (version, key) in keys.Data)
        {
            Console.WriteLine($"Certify__Keys__Data__{version}={key}");
        }

        return 0;
    }

    private static async Task<int> Rotate(string[] args)
    {
        await using var app = CertifyHost.Build(args, works: false);
        await CertifyHost.Prepare(app);
        var (resealing, cipher) = (app.Services.GetRequiredService<Resealing>(), app.Services.GetRequiredService<FieldCipher>());
        var values = await resealing.Run(CancellationToken.None);
        var root = app.Services.GetRequiredService<Place>().PhotoFolder;
        var folder = new FolderResealing(root, cipher, new FolderObjectStore(root, cipher, app.Services.GetRequiredService<UploadPolicies>()));
        var photos = await folder.Run(CancellationToken.None);
        Console.WriteLine(
            $"{values.Changed} values and {photos.Changed} photos were sealed anew with data key {app.Services.GetRequiredService<KeyRing>().NewestVersion}.");
        if ((values + photos).Broken is { Count: > 0 } broken)
        {
            return Keep(broken);
        }

        foreach (var version in await resealing.Retire(CancellationToken.None))
        {
            Console.WriteLine($"Nothing needs Certify:Keys:Data:{version} any more; remove it from the settings.");
        }

        return 0;
    }

    private static int Keep(IReadOnlyList<string> broken)
    {
        Console.WriteLine("These open under no key of the settings. Restore or remove them and run this again; until then every key is kept:");
        foreach (var place in broken)
        {
            Console.WriteLine($"  {place}");
        }

        return 1;
    }
}

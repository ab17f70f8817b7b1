using Certify.Host.Start;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.Host.Commands;

internal sealed class KeysCommand : Command
{
    public override string Help => """
        keys new

        Prints a set of new keys as settings: the token key, the index key and the first data key. Keep them where you keep
        secrets; the index key can never be exchanged.
        """;

    public override Task<int> Run(string[] args)
    {
        if (args is not ["new"])
        {
            throw new StartStopped("Say `keys new`.");
        }

        var keys = KeyOptions.Generate();
        Console.WriteLine($"""
            Certify__Keys__Token={keys.Token}
            Certify__Keys__Index={keys.Index}
            """);
        foreach (var (version, key) in keys.Data)
        {
            Console.WriteLine($"Certify__Keys__Data__{version}={key}");
        }

        return Task.FromResult(0);
    }
}

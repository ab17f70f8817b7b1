using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>
/// Slow salted hashes of canonical secrets. Only so many are computed at a time as there are cores, so that a storm of logins
/// waits in line here instead of starving every other request.
/// </summary>
public sealed class Passwords : IDisposable
{
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private readonly int iterations;
    private readonly SemaphoreSlim gate;
    private readonly string decoy;

    public Passwords(Settings settings)
    {
        iterations = settings.Passwords.Iterations;
        gate = new SemaphoreSlim(settings.Passwords.Concurrency > 0 ? settings.Passwords.Concurrency : Environment.ProcessorCount);
        decoy = Write(iterations, RandomNumberGenerator.GetBytes(SaltBytes), new byte[HashBytes]);
    }

    public Task<string> Hash(string secret) => InTurn(() =>
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Write(iterations, salt, Derive(secret, salt, iterations));
    });

    public Task<bool> Verify(string hash, string secret) => InTurn(() =>
        Read(hash) is var (rounds, salt, expected) && CryptographicOperations.FixedTimeEquals(Derive(secret, salt, rounds), expected));

    /// <summary>Takes as long as a real comparison and fails.</summary>
    public Task<bool> VerifyNothing(string secret) => Verify(decoy, secret);

    /// <summary>The hash was made with fewer rounds than are configured now.</summary>
    public bool IsStale(string hash) => Read(hash).Rounds < iterations;

    public void Dispose() => gate.Dispose();

    private async Task<T> InTurn<T>(Func<T> work)
    {
        await gate.WaitAsync();
        try
        {
            // On a thread of its own: as many as there are cores would leave the pool, which has no more at first, none for anybody else.
            return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            gate.Release();
        }
    }

    private static byte[] Derive(string secret, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, rounds, HashAlgorithmName.SHA512, HashBytes);

    private static string Write(int rounds, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"pbkdf2-sha512${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");

    private static (int Rounds, byte[] Salt, byte[] Hash) Read(string text)
    {
        var parts = text.Split('$');
        return (int.Parse(parts[1], CultureInfo.InvariantCulture), Convert.FromBase64String(parts[2]), Convert.FromBase64String(parts[3]));
    }
}

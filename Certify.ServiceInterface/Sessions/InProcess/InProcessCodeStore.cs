using System.Security.Cryptography;
using System.Text;
using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Sessions.InProcess;

/// <summary>Pending codes of a service that runs as one process.</summary>
public sealed class InProcessCodeStore(TimeProvider time, int capacity = InProcessCodeStore.DefaultCapacity) : ICodeStore
{
    private const int DefaultCapacity = 1_000_000;

    private readonly Lock gate = new();
    private readonly ExpiringEntries<PendingCode> codes = new("The code store", time, capacity);

    public ValueTask Put(string flow, CodePurpose purpose, PendingCode code, TimeSpan lifetime)
    {
        lock (gate)
        {
            codes.Set(Key(flow, purpose), code, lifetime);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<PendingCode?> Find(string flow, CodePurpose purpose)
    {
        lock (gate)
        {
            return ValueTask.FromResult(Waiting(Key(flow, purpose)));
        }
    }

    public ValueTask<CodeUse> Use(string flow, CodePurpose purpose, string mac)
    {
        var key = Key(flow, purpose);
        lock (gate)
        {
            if (Waiting(key) is not { } code)
            {
                return ValueTask.FromResult(CodeUse.Absent);
            }
            if (Matches(code.Mac, mac))
            {
                codes.Remove(key);
                return ValueTask.FromResult(CodeUse.Matched);
            }
            TakeTry(key, code);
            return ValueTask.FromResult(CodeUse.Wrong);
        }
    }

    public ValueTask Drop(string flow, CodePurpose purpose)
    {
        lock (gate)
        {
            codes.Remove(Key(flow, purpose));
            return ValueTask.CompletedTask;
        }
    }

    private PendingCode? Waiting(string key) =>
        codes.TryGet(key, out var code) && code.ExpiresAt > time.GetUtcNow() && code.TriesLeft > 0 ? code : null;

    private void TakeTry(string key, PendingCode code)
    {
        if (code.TriesLeft > 1)
        {
            codes.Set(key, code with { TriesLeft = code.TriesLeft - 1 }, code.ExpiresAt - time.GetUtcNow());
        }
        else
        {
            codes.Remove(key);
        }
    }

    private static bool Matches(string stored, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(stored), Encoding.UTF8.GetBytes(given));

    // The flow is the caller's and may hold any character; the purpose in front cannot be mistaken for a part of it.
    private static string Key(string flow, CodePurpose purpose) => $"{purpose}:{flow}";
}

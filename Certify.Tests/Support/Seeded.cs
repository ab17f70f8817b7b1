using System.Security.Cryptography;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>Repeatable choices for generated inputs (SplitMix64). A test that fails prints the seed to run it again with.</summary>
public sealed class Seeded(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Another seed in every run, written to the test's output.</summary>
    public static Seeded Fresh()
    {
        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        TestContext.Out.WriteLine($"seed {seed}");
        return new Seeded(seed);
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public string Digits(int count) => Text(count, "0123456789");

    public string Text(int count, string alphabet) =>
        string.Create(count, (this, alphabet), static (span, source) =>
        {
            foreach (ref var character in span)
            {
                character = source.alphabet[source.Item1.Below(source.alphabet.Length)];
            }
        });

    /// <summary>Anything a string can hold: controls, halves of pairs, full-width forms, plain letters.</summary>
    public string AnyText(int longest)
    {
        const string Favoured = "0019X x＋+86-()（）·．@.张三\r\n\0\uD83D\uDE00\u3000\uFFFF年月日至长期/";
        return string.Create(Below(longest + 1), this, static (span, choose) =>
        {
            foreach (ref var character in span)
            {
                character = choose.Below(3) == 0 ? (char)choose.Below(0x10000) : Favoured[choose.Below(Favoured.Length)];
            }
        });
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        foreach (ref var value in bytes.AsSpan())
        {
            value = (byte)Next();
        }

        return bytes;
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

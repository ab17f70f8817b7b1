using BenchmarkDotNet.Attributes;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.Bench.Micro;

/// <summary>What nearly every request does with keys: verify a token, seal and open a field, look a number up.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SecretBenchmarks
{
    private const string Plain = """{"Name":"张三","Number":"110101199001011237"}""";

    private readonly KeyRing keys = new(KeyOptions.Generate());
    private readonly FieldCipher cipher;
    private readonly BlindIndex index;
    private readonly string token;
    private readonly byte[] closed;

    public SecretBenchmarks()
    {
        (cipher, index) = (new FieldCipher(keys), new BlindIndex(keys));
        token = new Token("0123456789abcdef0123456789abcdef", "t", AuthTypes.PhonePassword, 2_000_000_000, 2_000_000_000).Sign(keys.Token);
        closed = cipher.Seal("certifications", "declared", 1, Plain);
    }

    [Benchmark]
    public Token? VerifyToken() => Token.Parse(token, keys.Token);

    [Benchmark]
    public byte[] SealField() => cipher.Seal("certifications", "declared", 1, Plain);

    [Benchmark]
    public string OpenField() => cipher.Open("certifications", "declared", 1, closed);

    [Benchmark]
    public string IndexNumber() => index.Index("identity-number", "110101199001011237");
}

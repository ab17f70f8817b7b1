namespace Certify.Host.Start;

/// <summary>Whom the operator named for what (<c>Certify:Providers</c>); in Development the sandbox where he named nobody.</summary>
public sealed record ChosenProviders(string Ocr, string Identity, string Company, string Sms, string Mail, string WeChat)
{
    public const string Sandbox = "Sandbox";
    public const string Aliyun = "Aliyun";
    public const string Smtp = "Smtp";
    public const string WeChatItself = "WeChat";

    private static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        [nameof(Ocr)] = [Sandbox, Aliyun],
        [nameof(Identity)] = [Sandbox, Aliyun],
        [nameof(Company)] = [Sandbox, Aliyun],
        [nameof(Sms)] = [Sandbox, Aliyun],
        [nameof(Mail)] = [Sandbox, Aliyun, Smtp],
        [nameof(WeChat)] = [Sandbox, WeChatItself],
    };

    public bool AnyIs(string provider) => Named.Any(named => named.Provider == provider);

    public bool OnlySandbox => Named.All(named => named.Provider == Sandbox);

    public override string ToString() => string.Join(", ", Named.Select(named => $"{named.Part} {named.Provider}"));

    private IEnumerable<(string Part, string Provider)> Named =>
    [
        (nameof(Ocr), Ocr), (nameof(Identity), Identity), (nameof(Company), Company), (nameof(Sms), Sms), (nameof(Mail), Mail), (nameof(WeChat), WeChat),
    ];

    public static ChosenProviders Of(IConfiguration certify, Place place)
    {
        var providers = certify.GetSection("Providers");
        return new(Named(nameof(Ocr)), Named(nameof(Identity)), Named(nameof(Company)), Named(nameof(Sms)), Named(nameof(Mail)), Named(nameof(WeChat)));

        string Named(string part) => providers[part] is { Length: > 0 } named ? named : place.IsDevelopment ? Sandbox : "";
    }

    /// <summary>What is wrong with the choice, one sentence each.</summary>
    /// <param name="sandboxAllowed">In Development, or where the operator said so.</param>
    public IEnumerable<string> Problems(bool sandboxAllowed)
    {
        foreach (var (part, provider) in Named)
        {
            if (provider.Length == 0)
            {
                yield return $"Certify:Providers:{part} names no provider. Name one; nothing is inferred in Production.";
            }
            else if (!Allowed[part].Contains(provider))
            {
                yield return $"Certify:Providers:{part} is {provider}; it may be {string.Join(" or ", Allowed[part])}.";
            }
            else if (provider == Sandbox && !sandboxAllowed)
            {
                yield return $"Certify:Providers:{part} is Sandbox, which certifies anybody. Name a real provider, or set Certify:Sandbox:InProduction=true for a trial.";
            }
        }
    }
}

namespace Certify.ServiceInterface.Domain;

/// <summary>The product's own settings (<c>Certify:*</c>). Each is described in docs/operations.md.</summary>
public sealed record Settings
{
    public string Brand { get; init; } = "水利云";

    /// <summary>Identity numbers must be well formed to be taken at all; otherwise they are refused by the review.</summary>
    public bool Strict { get; init; }

    /// <summary>The version of the consent text per door, where the client sends none.</summary>
    public Dictionary<string, string> Consent { get; init; } = [];

    public CodeSettings Codes { get; init; } = new();

    public LoginSettings Logins { get; init; } = new();

    public AttemptSettings Attempts { get; init; } = new();

    public PasswordSettings Passwords { get; init; } = new();

    public AdminSettings Admin { get; init; } = new();

    public string ConsentOf(Door door, string? given) =>
        string.IsNullOrWhiteSpace(given) ? Consent.GetValueOrDefault(door.ToString(), "") : given.Trim();
}

/// <summary>Limits of codes; 0 switches a limit off.</summary>
public sealed record CodeSettings
{
    public int Seconds { get; init; } = 300;

    public int ResendSeconds { get; init; } = 60;

    public int PerHour { get; init; } = 5;

    public int PerDay { get; init; } = 10;

    /// <summary>Sends per client address and hour; wrong codes as many, answers whether an account exists 3.3 times as many.</summary>
    public int PerAddressPerHour { get; init; } = 30;

    public int PerDayTotal { get; init; } = 100_000;

    public int Tries { get; init; } = 5;
}

public sealed record LoginSettings
{
    /// <summary>Wrong passwords per client address in 15 minutes.</summary>
    public int PerAddress { get; init; } = 50;
}

public sealed record AttemptSettings
{
    /// <summary>Paid checks of one user in 30 days.</summary>
    public int PerUser { get; init; } = 5;

    /// <summary>Users for whom one number is checked in 30 days.</summary>
    public int PerNumber { get; init; } = 3;
}

public sealed record AdminSettings
{
    public List<string> Networks { get; init; } = [];
}

public sealed record PasswordSettings
{
    public int Iterations { get; init; } = 210_000;

    /// <summary>Hashes computed at the same time; 0: as many as there are cores.</summary>
    public int Concurrency { get; init; }
}

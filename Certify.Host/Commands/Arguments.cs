namespace Certify.Host.Commands;

/// <summary>What a command takes: words of its own, then options, among them ASP.NET Core's and every setting.</summary>
internal sealed record Arguments(string[] Words, string[] Options)
{
    public static Arguments Of(string[] args)
    {
        var first = Array.FindIndex(args, arg => arg.StartsWith("--", StringComparison.Ordinal));
        return first < 0 ? new(args, []) : new(args[..first], args[first..]);
    }

    /// <summary>Of <c>--name value</c> or <c>--name=value</c>; empty where the value was left out, null where the option was.</summary>
    public string? ValueOf(string option)
    {
        var at = Array.FindIndex(Options, one => one == option || one.StartsWith(option + '=', StringComparison.Ordinal));
        return at < 0 ? null : Options[at] == option ? Options.ElementAtOrDefault(at + 1) ?? "" : Options[at][(option.Length + 1)..];
    }
}

using Certify.Host.Start;

namespace Certify.Host.Commands;

/// <summary>The program's arguments: a command and what ASP.NET Core itself takes.</summary>
public static class CommandLine
{
    private static readonly Dictionary<string, Command> Commands = new(StringComparer.Ordinal)
    {
        ["serve"] = new ServeCommand(),
        ["worker"] = new WorkerCommand(),
        ["migrate"] = new MigrateCommand(),
        ["sweep"] = new SweepCommand(),
        ["expire"] = new ExpireCommand(),
        ["review"] = new ReviewCommand(),
        ["admin"] = new AdminCommand(),
        ["keys"] = new KeysCommand(),
        ["doctor"] = new DoctorCommand(),
    };

    public static async Task<int> Run(string[] args)
    {
        var name = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "serve";
        var rest = args.Length > 0 && args[0] == name ? args[1..] : args;
        if (args is ["--help" or "-h" or "help", ..])
        {
            Console.WriteLine(HelpText.Program);
            return 0;
        }

        if (!Commands.TryGetValue(name, out var command))
        {
            return await Complain($"There is no command {name}. `--help` lists them.");
        }

        if (rest.Any(arg => arg is "--help" or "-h"))
        {
            Console.WriteLine(command.Help);
            return 0;
        }

        try
        {
            return await command.Run(rest);
        }
        catch (StartStopped stopped)
        {
            return await Complain(stopped.Message);
        }
        catch (Exception e) when (StartStopped.Describe(e) is { } sentence)
        {
            return await Complain(sentence);
        }
    }

    private static async Task<int> Complain(string sentence)
    {
        await Console.Error.WriteLineAsync($"certify: {sentence}");
        return 1;
    }
}

/// <summary>One command of the program.</summary>
public abstract class Command
{
    public abstract string Help { get; }

    /// <summary>Runs to its end and gives the exit code.</summary>
    public abstract Task<int> Run(string[] args);
}

using Certify.Host.Start;
using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Capabilities.Certifications;

namespace Certify.Host.Commands;

internal sealed class WorkerCommand : Command
{
    public override string Help => """
        worker [--urls http://127.0.0.1:5081]

        Works the queue and the schedule beside any number of others. Answers /health/* and /metrics only, on a free port of this
        machine unless --urls names one.
        """;

    public override async Task<int> Run(string[] args)
    {
        await using var app = CertifyHost.Build(args, works: true, services => services.AddSingleton<HealthOnly>());
        await CertifyHost.Open(app);
        await app.StartAsync();
        StartLog.Answers(app.Logger, app.Services.GetRequiredService<ListenedAddress>().Url);
        await app.WaitForShutdownAsync();
        return 0;
    }
}

/// <summary>Marks a process that answers nothing but health.</summary>
internal sealed class HealthOnly;

internal sealed class MigrateCommand : Command
{
    public override string Help => "migrate\n\nBrings the database to this version of the program, then ends. Also beside a running serve.";

    public override async Task<int> Run(string[] args)
    {
        await using var app = CertifyHost.Build(args, works: false);
        await CertifyHost.Prepare(app);
        Console.WriteLine("The database is at this program's version.");
        return 0;
    }
}

internal sealed class SweepCommand : Command
{
    public override string Help => """
        sweep

        Reviews everything that waits, now, and ends when each of it is decided, with a reviewer or put off. Works the queue
        itself, beside any other worker.
        """;

    public override async Task<int> Run(string[] args)
    {
        await using var app = CertifyHost.Build(args, works: false);
        await CertifyHost.Prepare(app);
        using var stop = new CancellationTokenSource();
        var worker = ActivatorUtilities.CreateInstance<QueueWorker>(app.Services);
        await worker.StartAsync(stop.Token);
        await app.Services.GetRequiredService<IQueueStore>().Beat(app.Services.GetRequiredService<WorkerOptions>().Node, stop.Token);
        var bar = new ProgressBar();
        await app.Services.GetRequiredService<Sweeps>().Run("command", bar, stop.Token);
        bar.End();
        await worker.StopAsync(CancellationToken.None);
        return 0;
    }
}

internal sealed class ExpireCommand : Command
{
    public override string Help => "expire\n\nLets certifications end whose time has come, and tells their users; the same as the daily run.";

    public override async Task<int> Run(string[] args)
    {
        await using var app = CertifyHost.Build(args, works: false);
        await CertifyHost.Prepare(app);
        var changed = await app.Services.GetRequiredService<Expiry>().Run(CancellationToken.None);
        Console.WriteLine($"{changed} certifications changed.");
        return 0;
    }
}

/// <summary>How far a sweep is, on one line of a terminal; a plain line at the end elsewhere.</summary>
internal sealed class ProgressBar : IProgress<SweepState>
{
    private const int Width = 40;
    private SweepState last;

    public void Report(SweepState value)
    {
        last = value;
        if (!Console.IsOutputRedirected && value.Total > 0)
        {
            var done = value.Total - value.StillOpen;
            var filled = (int)(Width * done / value.Total);
            Console.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done}/{value.Total}");
        }
    }

    public void End()
    {
        if (!Console.IsOutputRedirected && last.Total > 0)
        {
            Console.WriteLine();
        }

        Console.WriteLine($"The sweep is done: {last.Total} submissions taken up.");
    }
}

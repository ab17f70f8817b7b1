using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Workers;

namespace Certify.Host;

/// <summary>The queue, its handlers and the schedule.</summary>
public static class ConfigureWorkers
{
    /// <param name="works">Whether this process works the queue; otherwise it only fills it.</param>
    public static void AddWorkers(this IServiceCollection services, IConfigurationSection certify, bool works)
    {
        services.AddSingleton<QueueSignal>();
        services.AddSingleton<QueueStore>();
        services.AddSingleton<IQueueStore>(provider => provider.GetRequiredService<QueueStore>());
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<WorkerHeartbeats>();
        services.AddSingleton<ScheduleStore>();
        services.AddSingleton<ReviewAttemptHandler>();
        services.AddSingleton<DeliverNoticeHandler>();
        services.AddSingleton(provider => new MessageHandlers()
            .Add(provider.GetRequiredService<ReviewAttemptHandler>())
            .Add(provider.GetRequiredService<DeliverNoticeHandler>()));
        services.AddSingleton(OptionsOf(certify));
        if (!works || !certify.GetValue("Worker:Enabled", true))
        {
            return;
        }

        services.AddHostedService<QueueWorker>();
        services.AddSingleton<IReadOnlyList<ScheduledAct>>(provider => ActsOf(provider, certify));
        services.AddHostedService<Scheduler>();
    }

    private static WorkerOptions OptionsOf(IConfigurationSection certify)
    {
        var lease = TimeSpan.FromSeconds(certify.GetValue("Worker:LeaseSeconds", 30));
        return new WorkerOptions(WorkerOptions.NewNode(), certify.GetValue("Worker:Concurrency", 16)) { Lease = lease, Renewal = lease / 3 };
    }

    private static ScheduledAct[] ActsOf(IServiceProvider provider, IConfigurationSection certify)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(certify["Schedule:TimeZone"] ?? "Asia/Shanghai");
        var sweeps = provider.GetRequiredService<Sweeps>();
        var expiry = provider.GetRequiredService<Expiry>();
        return
        [
            new ScheduledAct("sweep", new CronSchedule(certify["Schedule:Sweep"] ?? "0 4 * * 1,4", zone), (_, _) => sweeps.Begin("schedule", alsoPutOff: false)),
            new ScheduledAct("expiry", new CronSchedule(certify["Schedule:Expiry"] ?? "0 5 * * *", zone), (_, stop) => expiry.Run(stop)),
        ];
    }
}

using Certify.ServiceInterface.Sessions;
using Certify.ServiceInterface.Sessions.InProcess;
using Certify.ServiceInterface.Sessions.Redis;

namespace Certify.Host;

/// <summary>Sessions, codes and budgets: on Redis where one is named, else in this process.</summary>
public static class ConfigureSessions
{
    public static void AddSessions(this IServiceCollection services, IConfigurationSection certify)
    {
        if (certify["Redis"] is not { Length: > 0 } redis)
        {
            services.AddSingleton<ISessionStore>(provider => new InProcessSessionStore(provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<ICodeStore>(provider => new InProcessCodeStore(provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IBudgets>(provider => new InProcessBudgets(provider.GetRequiredService<TimeProvider>()));
            return;
        }

        // Opened once at start; a Redis that is away then does not stop the start, and is found when it is back.
        services.AddSingleton(provider => RedisConnection.Open(redis, provider.GetRequiredService<ILogger<RedisConnection>>()).GetAwaiter().GetResult());
        services.AddSingleton<ISessionStore, RedisSessionStore>();
        services.AddSingleton<ICodeStore, RedisCodeStore>();
        services.AddSingleton<IBudgets, RedisBudgets>();
    }
}

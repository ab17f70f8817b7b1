using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Sessions.Redis;
using Certify.ServiceInterface.Workers;
using Npgsql;

namespace Certify.Host.Start;

/// <summary>Settings that are there but mean nothing: found at the start, not by the first request that needs them.</summary>
internal static class UnreadableSettings
{
    public static IEnumerable<string> Problems(IConfigurationSection certify, Place place) =>
        [.. OfAddresses(certify), .. OfNetworks(certify, "Admin:Networks"), .. OfNetworks(certify, "Proxies"), .. OfServers(certify, place), .. OfWork(certify)];

    private static IEnumerable<string> OfAddresses(IConfigurationSection certify)
    {
        var address = certify["PublicBaseUrl"]?.Trim();
        if (address is { Length: > 0 } && !(Uri.TryCreate(address, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }))
        {
            yield return $"Certify:PublicBaseUrl is {address}, which is no address such as https://certify.example.com.";
        }

        if (certify["BasePath"] is { Length: > 0 } path && path[0] != '/')
        {
            yield return $"Certify:BasePath is {path}; it begins with a slash.";
        }
    }

    private static IEnumerable<string> OfNetworks(IConfigurationSection certify, string key) =>
        certify.List(key).Where(network => !AdministratorNetworks.TryParse(network, out _))
            .Select(network => $"Certify:{key} contains {network}, which is no address or network such as 10.0.0.0/8.");

    /// <summary>What is written there is not repeated: it holds passwords.</summary>
    private static IEnumerable<string> OfServers(IConfigurationSection certify, Place place)
    {
        if (!place.UsesSqlite && !IsConnectionString(certify["Database"]!))
        {
            yield return "Certify:Database is no connection string of PostgreSQL with Host=. Leave it empty for SQLite.";
        }

        if (place.UsesRedis && !RedisConnection.CanRead(certify["Redis"]!))
        {
            yield return "Certify:Redis is not of the form host:port[,password=…,ssl=true].";
        }
    }

    private static IEnumerable<string> OfWork(IConfigurationSection certify)
    {
        if (certify["Schedule:TimeZone"] is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            yield return $"Certify:Schedule:TimeZone is {zone}, which this machine does not know.";
        }

        foreach (var key in (string[])["Schedule:Sweep", "Schedule:Expiry"])
        {
            if (certify[key] is { } expression && !CronSchedule.CanRead(expression))
            {
                yield return $"Certify:{key} is {expression}, which is no cron expression of five fields.";
            }
        }

        foreach (var key in (string[])["Worker:Concurrency", "Worker:LeaseSeconds"])
        {
            if (certify.GetValue<int?>(key) < 1)
            {
                yield return $"Certify:{key} is {certify[key]!.Trim()}; it is at least 1.";
            }
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }
}

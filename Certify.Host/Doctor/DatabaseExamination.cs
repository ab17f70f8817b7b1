using Certify.Host.Start;
using Certify.ServiceInterface;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Certify.Host.Doctor;

/// <summary>Looks at the database, the keys and the clock beside it. Changes nothing but the fingerprints of keys that are new.</summary>
internal sealed class DatabaseExamination(IServiceProvider services, Place place)
{
    private static readonly TimeSpan MostOff = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<Finding>> Run()
    {
        var database = await Finding.Of("database", Reach);
        return database.Problem is not null
            ? [database, new("keys", Keys())]
            :
            [
                database,
                new("keys", Keys() ?? await Fingerprints()),
                .. place.UsesOss ? Array.Empty<Finding>() : [await Finding.Of("photo folder", Photos)],
                await Finding.Of("database clock", Clock),
            ];
    }

    private async Task<string?> Reach()
    {
        try
        {
            place.Make();
            var tables = await services.GetRequiredService<Database>().Read(unit => unit.Scalar<long>(
                place.UsesSqlite
                    ? "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migrations'"
                    : "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'schema_migrations'"));
            return tables > 0 ? null : "The database is empty. Run `migrate`, or start the service once.";
        }
        catch (StartStopped stopped)
        {
            return stopped.Message;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState switch
            {
                PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                    "The database refuses the user or the password of Certify:Database.",
                PostgresErrorCodes.InvalidCatalogName => "The database that Certify:Database names does not exist.",
                var state => $"The database refuses with {state}.",
            };
        }
        catch (NpgsqlException)
        {
            return "The database does not answer. Check host and port of Certify:Database.";
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return $"The database file in {place.DataFolder} cannot be opened.";
        }
    }

    private string? Keys()
    {
        try
        {
            PublishedKeys.Refuse(services.GetRequiredService<KeyRing>(), production: !place.IsDevelopment);
            return null;
        }
        catch (Exception refused) when (refused is StartRefusedException or StartStopped)
        {
            return refused.Message;
        }
    }

    private async Task<string?> Fingerprints()
    {
        try
        {
            await services.GetRequiredService<KeyFingerprints>().Verify(services.GetRequiredService<KeyRing>());
            return null;
        }
        catch (StartRefusedException refused)
        {
            return refused.Message;
        }
    }

    private Task<string?> Photos() => services.GetRequiredService<PhotoFolder>().Problem(place.PhotoFolder);

    private async Task<string?> Clock()
    {
        if (place.UsesSqlite)
        {
            return null;
        }

        var theirs = await services.GetRequiredService<Database>().Read(
            unit => unit.Scalar<long>("SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT"));
        return Off(DateTimeOffset.FromUnixTimeMilliseconds(theirs), services.GetRequiredService<TimeProvider>(), "the database");
    }

    /// <summary>A sentence when our clock and theirs are too far apart for vendors to take our signatures.</summary>
    public static string? Off(DateTimeOffset theirs, TimeProvider clock, string whose)
    {
        var off = clock.GetUtcNow() - theirs;
        return off.Duration() > MostOff
            ? $"The clock of this machine is {Math.Round(off.TotalMinutes)} minutes off that of {whose}; beyond 15 vendors refuse our signatures."
            : null;
    }
}

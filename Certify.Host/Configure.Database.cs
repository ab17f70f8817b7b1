using Certify.Host.Start;
using Certify.ServiceInterface.Domain.Documents;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.Host;

/// <summary>The database, its stores, and the keys that seal what is sensitive in it.</summary>
public static class ConfigureDatabase
{
    public static void AddKeys(this IServiceCollection services, IConfigurationSection certify, Place place)
    {
        services.AddSingleton(place);
        services.AddSingleton(_ => new KeyRing(KeyOptionsOf(certify, place)));
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<BlindIndex>();
        services.AddSingleton(provider => new Comparison(provider.GetRequiredService<KeyRing>().Index));
        services.AddSingleton<KeyFingerprints>();
        services.AddSingleton<Resealing>();
        services.AddSingleton<PhotoFolder>();
        services.AddSingleton<Development>();
        services.AddSingleton<Preparation>();
    }

    public static void AddDatabase(this IServiceCollection services, IConfigurationSection certify, Place place)
    {
        services.AddSingleton<Dialect>(_ =>
        {
            place.Make();
            return place.UsesSqlite ? new SqliteDialect(place.SqliteFile) : new PostgreSqlDialect(certify["Database"]!);
        });
        services.AddSingleton<Database>();
        services.AddSingleton(provider => new Migrations(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<UserStore>();
        services.AddSingleton<AdministratorStore>();
        services.AddSingleton<WeChatIdentityStore>();
        services.AddSingleton<LoginNetworkStore>();
        services.AddSingleton<CertificationStore>();
        services.AddSingleton<AttemptStore>();
        services.AddSingleton<VendorCallStore>();
        services.AddSingleton<VendorSpending>();
        services.AddSingleton<PhotoStore>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<UserMessageStore>();
        services.AddSingleton<SweepStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<SandboxOutboxStore>();
    }

    private static KeyOptions KeyOptionsOf(IConfigurationSection certify, Place place)
    {
        var named = certify.GetSection("Keys").Get<KeyOptions>() ?? new KeyOptions();
        if (place.IsDevelopment && named is { Token: null, Index: null, Data.Count: 0 })
        {
            place.Make();
            return DevelopmentKeys.ReadOrCreate(place.DataFolder);
        }

        return named;
    }
}

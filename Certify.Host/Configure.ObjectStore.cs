using Certify.Host.Start;
using Certify.Host.Web;
using Certify.ServiceInterface.Capabilities;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Objects.Folder;
using Certify.ServiceInterface.Objects.Oss;
using Certify.ServiceInterface.Persistence.Crypto;
using Certify.ServiceInterface.Providers.Aliyun;

namespace Certify.Host;

/// <summary>Where photos lie: a bucket of OSS where one is named, else the folder, before which the service plays the object store.</summary>
public static class ConfigureObjectStore
{
    /// <summary>Where the service plays the object store.</summary>
    public const string Path = "/objects";

    public static void AddObjectStore(this IServiceCollection services, VendorSettings vendors, Place place)
    {
        services.AddSingleton(new PhotoKeys(vendors.ObjectStore.KeyPrefix));
        services.AddSingleton(provider =>
        {
            var address = provider.GetRequiredService<PublicAddress>();
            return new UploadPolicies(
                () => address.BaseUrl + Path, provider.GetRequiredService<BlindIndex>(), provider.GetRequiredService<TimeProvider>());
        });
        if (vendors.UsesOss)
        {
            services.AddSingleton(vendors.ObjectStore);
            services.AddSingleton(CredentialsOf(vendors.Aliyun));
            services.AddSingleton<IObjectStore, OssObjectStore>();
            return;
        }

        services.AddSingleton<FolderObjectEndpoint>();
        services.AddSingleton<IObjectStore>(provider => new FolderObjectStore(
            place.PhotoFolder, provider.GetRequiredService<FieldCipher>(), provider.GetRequiredService<UploadPolicies>()));
    }

    public static void UseObjectStore(this WebApplication app, string basePath)
    {
        if (app.Services.GetService<FolderObjectEndpoint>() is { } endpoint)
        {
            app.MapPost(basePath + Path, endpoint.Post);
        }
    }

    private static OssCredentials CredentialsOf(AliyunOptions aliyun) => new(aliyun.AccessKeyId, aliyun.AccessKeySecret, aliyun.SecurityToken);
}

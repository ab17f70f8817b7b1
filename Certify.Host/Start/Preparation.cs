using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Persistence.Crypto;

namespace Certify.Host.Start;

/// <summary>Brings the database to this version, compares keys and folders, and in Development makes the administrator.</summary>
public sealed class Preparation(
    Place place, Migrations migrations, KeyFingerprints fingerprints, KeyRing keys, PhotoFolder photos, Development development)
{
    public async Task Run(CancellationToken stop)
    {
        place.Make();
        PublishedKeys.Refuse(keys, production: !place.IsDevelopment);
        await migrations.Apply(stop);
        await fingerprints.Verify(keys, stop);
        if (!place.UsesOss)
        {
            await photos.Bind(place.PhotoFolder, stop);
        }

        if (place.IsDevelopment)
        {
            await development.MakeAdministrator(stop);
        }
    }
}

namespace Certify.ServiceInterface.Objects;

/// <summary>What a client must send to put one photo: a form of these fields with the file last.</summary>
public sealed record UploadTicket(string Url, IReadOnlyDictionary<string, string> Fields, string FileField, DateTimeOffset ExpiresAt);

/// <param name="Overwrite">False: the object must not exist yet.</param>
public sealed record UploadRule(string Key, long MaxBytes, IReadOnlyList<string> MediaTypes, TimeSpan Lifetime, bool Overwrite);

/// <summary>Where photos lie: a folder, or OSS. Keys look like <c>{prefix}user/17/identity1.jpg</c>. Content is encrypted or private at rest.</summary>
public interface IObjectStore
{
    /// <summary>Clients put photos here without passing through the service, so that one may lie here of which it has not heard.</summary>
    bool TakesUploads { get; }

    Task<bool> Exists(string key, CancellationToken stop);

    /// <summary>The whole object, or null where there is none.</summary>
    Task<byte[]?> Read(string key, CancellationToken stop);

    Task Write(string key, ReadOnlyMemory<byte> content, string mediaType, CancellationToken stop);

    Task Delete(string key, CancellationToken stop);

    UploadTicket Ticket(UploadRule rule);
}

/// <summary>The object store could not answer, or lost what it should hold: never the user's failure.</summary>
public sealed class ObjectStoreUnavailableException(string what, Exception? cause = null) : Exception(what, cause);

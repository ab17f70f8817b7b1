using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Persistence;
using Certify.ServiceInterface.Sessions;

namespace Certify.ServiceInterface.Protocols;

/// <summary>A store that is away is answered as such; everything else is a defect.</summary>
public sealed class ExceptionClassifier(Database database) : IExceptionClassifier
{
    public HostFault Classify(Exception exception) =>
        exception is StoreUnavailableException or ObjectStoreUnavailableException || database.Dialect.IsUnavailable(exception)
            ? HostFault.Unavailable
            : HostFault.Unexpected;
}

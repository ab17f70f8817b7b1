namespace Certify.MessageHost.Pipeline;

/// <summary>Who calls, as far as the host needs to know.</summary>
public interface ICaller
{
    /// <summary>Signed in as an account, not a guest or a nameless session.</summary>
    bool SignedIn { get; }

    /// <summary>The account for the request's log line, for example <c>u17</c>; null where there is none.</summary>
    string? LogName { get; }

    bool HasRole(string role);
}

/// <summary>The result of looking at a request's credential: a caller, or what is wrong with it.</summary>
public readonly record struct Authentication(ICaller? Caller, HostFault? Fault);

/// <summary>Finds the caller behind a request's credential. One for all protocols: carriers differ as data of <see cref="IProtocol"/>.</summary>
public interface IAuthenticator
{
    ValueTask<Authentication> Authenticate(Call call);

    /// <summary>After a success of a protocol that takes the cookie: sends it again where the protocol does so.</summary>
    void Renew(Call call);
}

/// <summary>Classifies an exception that a service threw: <see cref="HostFault.Unavailable"/> where a store or vendor is away.</summary>
public interface IExceptionClassifier
{
    HostFault Classify(Exception exception);
}

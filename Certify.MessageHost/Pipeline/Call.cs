using System.Net;
using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline.Binding;
using Microsoft.AspNetCore.Http;

namespace Certify.MessageHost.Pipeline;

/// <summary>One request on its way through the pipeline: what a service or protocol may know of it beside the message.</summary>
public sealed class Call(HttpContext http, Operation operation, IProtocol protocol, bool typed, IAuthenticator authenticator)
{
    private Authentication? authentication;

    internal HttpContext Http => http;

    /// <summary>The values of the path's places.</summary>
    internal ReadOnlyMemory<PathValue> Path { get; init; }

    /// <summary>What is wrong with the body or the fields.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; internal set; } = [];

    public Operation Operation { get; } = operation;

    public IProtocol Protocol { get; } = protocol;

    /// <summary>Came by /api/{Name} or /json/…, not by a legacy route.</summary>
    public bool Typed { get; } = typed;

    /// <summary>One of several in a batch.</summary>
    public bool InBatch { get; init; }

    /// <summary>The message, once bound.</summary>
    public object? Message { get; set; }

    /// <summary>The root of the JSON body; undefined where there is none.</summary>
    public JsonElement Body { get; set; }

    /// <summary>Who calls; null until authenticated, and where nobody is known.</summary>
    public ICaller? Caller => authentication?.Caller;

    /// <summary>The client's address, behind the proxies that we trust.</summary>
    public IPAddress Address => http.Connection.RemoteIpAddress ?? IPAddress.Loopback;

    public string Method => http.Request.Method;

    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>Looks at the credential once; later calls give the same answer.</summary>
    public async ValueTask<Authentication> Authenticate() => authentication ??= await authenticator.Authenticate(this);

    /// <summary>The caller where the credential is good, otherwise null: for operations that work without a session too.</summary>
    public async ValueTask<ICaller?> FindCaller() => (await Authenticate()).Caller;

    public string? Header(string name) => http.Request.Headers.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    public string? Cookie(string name) => http.Request.Cookies.TryGetValue(name, out var value) ? value : null;

    /// <summary>A query value; of repeated keys the one that the protocol takes; null where absent.</summary>
    public string? Query(string name) =>
        http.Request.Query.TryGetValue(name, out var values) && values.Count > 0
            ? values[Protocol.Binding.FirstOfRepeated ? 0 : values.Count - 1]
            : null;

    public void AddHeader(string name, string value) => http.Response.Headers.Append(name, value);

    public bool HasAnswerHeader(string name) => http.Response.Headers.ContainsKey(name);
}

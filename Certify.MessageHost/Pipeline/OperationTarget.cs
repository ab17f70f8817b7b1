using Certify.MessageHost.Pipeline.Binding;
using Microsoft.AspNetCore.Http;

namespace Certify.MessageHost.Pipeline;

/// <summary>How a path reaches its operation.</summary>
internal enum RouteKind
{
    Legacy,

    /// <summary>/api and /json/reply.</summary>
    Typed,

    /// <summary>/json/oneway: the same, but the answer is only that it was done.</summary>
    OneWay,
}

/// <summary>A single request of an operation.</summary>
internal sealed class OperationTarget(OperationHandler handler, RouteKind kind, IAuthenticator authenticator, int[] places) : Target
{
    private static readonly string[] PlaceNames = [.. Enumerable.Range(0, 16).Select(number => $"p{number}")];

    public override string Name => handler.Operation.Name;

    private bool Typed => kind != RouteKind.Legacy;

    public override async ValueTask Answer(Exchange exchange)
    {
        var http = exchange.Http;
        var call = new Call(http, handler.Operation, handler.Protocol, Typed, authenticator) { Path = PathValues(http) };
        exchange.Call = call;
        var reply = await handler.Run(call);
        await (reply.Refusal is { } refusal ? Write(exchange, refusal) : Write(http, reply.Response));
    }

    public override ValueTask Refuse(Exchange exchange, HostFault fault) =>
        Write(exchange, handler.Protocol.Refuse(fault, handler.Operation, []));

    private ValueTask Write(Exchange exchange, Refusal refusal)
    {
        exchange.Outcome = refusal.Code;
        return Typed
            ? Answers.RefuseTyped(exchange.Http, refusal, handler.Protocol, batchIndex: null)
            : Answers.Refuse(exchange.Http, refusal, handler.Protocol, handler.Protocol.RefusesInPlainText(handler.Operation));
    }

    private ValueTask Write(HttpContext http, object? response) => response switch
    {
        null => Answers.WriteNothing(http),
        _ when kind == RouteKind.OneWay => Answers.WriteNothing(http),
        FileResponse file => Answers.Write(http, file),
        _ => Answers.Write(http, response, (Typed ? handler.TypedType : handler.LegacyType)!, handler.Protocol.Wire, Typed),
    };

    private ReadOnlyMemory<PathValue> PathValues(HttpContext http)
    {
        if (places.Length == 0)
        {
            return default;
        }

        var values = new PathValue[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            values[i] = new PathValue(places[i], (string?)http.Request.RouteValues[PlaceNames[i]] ?? "");
        }

        return values;
    }
}

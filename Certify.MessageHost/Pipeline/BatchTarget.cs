using System.Text.Json;
using Certify.MessageHost.Pipeline.Binding;

namespace Certify.MessageHost.Pipeline;

/// <summary>
/// A list of messages of one operation, answered in order up to the first refusal. What was done before it stays done.
/// </summary>
internal sealed class BatchTarget(OperationHandler handler, RouteKind kind, IAuthenticator authenticator) : Target
{
    public const int MaxItems = 100;

    public override string Name => handler.Operation.Name;

    public override async ValueTask Answer(Exchange exchange)
    {
        if (handler.Operation.NotInBatch || handler.Operation.ReturnsFile || handler.Reader.TakesFile)
        {
            await Refuse(exchange, HostFault.NotInBatch);
            return;
        }

        var body = await BodyReader.ReadJson(exchange.Http, ignoresRest: false);
        var fault = body.Fault ?? (IsList(body.Json) ? null : HostFault.BodyMalformed);
        if (fault is { } found)
        {
            await Refuse(exchange, found);
            return;
        }

        var responses = new List<object>(body.Json.GetArrayLength());
        foreach (var item in body.Json.EnumerateArray())
        {
            exchange.BatchIndex = (exchange.BatchIndex + 1) ?? 0;
            var reply = await Run(exchange, item);
            if (reply.Refusal is { } refusal)
            {
                await Write(exchange, refusal);
                return;
            }

            if (reply.Response is { } response)
            {
                responses.Add(response);
            }
        }

        var answersNothing = kind == RouteKind.OneWay || handler.TypedType is null;
        await (answersNothing ? Answers.WriteNothing(exchange.Http) : Answers.Write(exchange.Http, responses, handler.TypedType!));
    }

    public override ValueTask Refuse(Exchange exchange, HostFault fault) =>
        Write(exchange, handler.Protocol.Refuse(fault, handler.Operation, []));

    private ValueTask<Reply> Run(Exchange exchange, JsonElement item)
    {
        var call = new Call(exchange.Http, handler.Operation, handler.Protocol, typed: true, authenticator) { InBatch = true };
        exchange.Call = call;
        handler.Reader.BindItem(call, item);
        return handler.Run(call);
    }

    private ValueTask Write(Exchange exchange, Refusal refusal)
    {
        exchange.Outcome = refusal.Code;
        return Answers.RefuseTyped(exchange.Http, refusal, handler.Protocol, exchange.BatchIndex);
    }

    private static bool IsList(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MaxItems)
        {
            return false;
        }

        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                return false;
            }
        }

        return true;
    }
}

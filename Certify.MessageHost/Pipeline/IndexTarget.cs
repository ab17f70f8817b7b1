using System.Buffers;
using System.Text.Json;
using Certify.MessageHost.Operations;
using Microsoft.AspNetCore.Http;

namespace Certify.MessageHost.Pipeline;

/// <summary><c>GET /api</c>: the operations by door.</summary>
internal sealed class IndexTarget(Catalogue catalogue, string basePath) : Target
{
    public static readonly Refusal WrongMethod = new("WrongMethod", "Only GET is answered here.", 405, 405);
    private static readonly Refusal Failed = new("InternalError", "Something went wrong.", 500, 500);

    private readonly byte[] content = Build(catalogue, basePath);

    public override ValueTask Answer(Exchange exchange) =>
        HttpMethods.IsGet(exchange.Http.Request.Method)
            ? Answers.Send(exchange.Http, StatusCodes.Status200OK, Answers.TypedContentType, content)
            : Refuse(exchange, HostFault.WrongMethod);

    public override ValueTask Refuse(Exchange exchange, HostFault fault)
    {
        var refusal = fault == HostFault.WrongMethod ? WrongMethod : Failed;
        exchange.Outcome = refusal.Code;
        exchange.Http.Response.Headers.Allow = "GET";
        return Answers.RefuseTyped(exchange.Http, refusal, protocol: null, batchIndex: null);
    }

    private static byte[] Build(Catalogue catalogue, string basePath)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = WireEncoder.Plain });
        json.WriteStartObject();
        foreach (var door in catalogue.Operations.GroupBy(operation => operation.Door))
        {
            json.WriteStartArray(door.Key);
            foreach (var operation in door)
            {
                json.WriteStartObject();
                json.WriteString("name", operation.Name);
                if (operation.ResponseType is { } response)
                {
                    json.WriteString("returns", operation.ReturnsFile ? "byte[]" : response.Name);
                }

                json.WriteStartObject("links");
                json.WriteString("api", $"{basePath}/api/{operation.Name}");
                json.WriteString("ui", $"{basePath}/ui/{operation.Name}");
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }
}

using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline.Binding;
using Microsoft.AspNetCore.Http;

namespace Certify.MessageHost.Pipeline;

/// <summary>Reads the body of an operation's requests and binds the message, by the rules of the protocol or of typed routes.</summary>
internal sealed class RequestReader(Operation operation, BindingRules rules)
{
    private readonly MessageBinder binder = new(operation.RequestType);

    public bool TakesFile => binder.TakesFile;

    public bool IsFile(string wireName) => binder.IsFile(wireName);

    /// <summary>The problems with further ones, in the order of the properties; of two about one property the message's own.</summary>
    public IReadOnlyList<FieldProblem> InOrder(IReadOnlyList<FieldProblem> problems, IReadOnlyList<FieldProblem> further) =>
        [.. problems.Concat(further).DistinctBy(problem => problem.Field).OrderBy(problem => binder.PositionOf(problem.Field))];

    /// <summary>The properties that a route's places fill.</summary>
    public int[] Places(OperationRoute route) => [.. RoutePattern.Parse(route.Path).Places.Select(binder.IndexOf)];

    /// <summary>Reads and binds once; the message's problems are noted on the call, the body's fault is the result.</summary>
    public async ValueTask<HostFault?> Read(Call call)
    {
        if (call.Message is not null)
        {
            return null;
        }

        var body = call.Typed ? await ReadTyped(call.Http) : await ReadLegacy(call);
        if (body.Fault is { } fault)
        {
            return fault;
        }

        call.Body = body.Json;
        var parameters = body.Json;
        if (!call.Typed && rules.BodyMember is { } member && parameters.ValueKind == JsonValueKind.Object)
        {
            if (!parameters.TryGetProperty(member, out parameters))
            {
                return HostFault.BodyMissing;
            }

            if (parameters.ValueKind != JsonValueKind.Object)
            {
                call.Problems = [WrongMember(member, parameters)];
                return HostFault.BodyMalformed;
            }
        }

        Bind(call, parameters, body.Form);
        return null;
    }

    /// <summary>Binds an item of a batch.</summary>
    public void BindItem(Call call, JsonElement item)
    {
        call.Body = item;
        Keep(call, binder.Bind(new BindingInput { Lenient = true, ScalarsAsText = true, Parameters = item }));
    }

    private void Bind(Call call, JsonElement parameters, FormFields? form)
    {
        // The body of an upload is the file: its parameters have no other place than the query.
        var readsAll = call.Typed || rules.QueryOnPost || binder.TakesFile || call.Method is "GET" or "DELETE";
        Keep(call, binder.Bind(new BindingInput
        {
            Lenient = call.Typed,
            ScalarsAsText = call.Typed || rules.ScalarsAsText,
            FirstOfRepeated = rules.FirstOfRepeated,
            EmptyIsAbsent = !call.Typed && rules.EmptyIsAbsent,
            Query = call.Http.Request.QueryString.Value,
            QueryMembers = readsAll ? null : rules.QueryMembersOnPost,
            Parameters = parameters,
            Root = !call.Typed && rules.BodyMember is not null ? call.Body : default,
            RootMembers = rules.RootMembers,
            Form = form,
            Path = call.Path,
        }));
    }

    private static void Keep(Call call, in Bound bound)
    {
        call.Message = bound.Message;
        call.Problems = bound.Problems;
    }

    private static FieldProblem WrongMember(string member, JsonElement given) =>
        given.ValueKind == JsonValueKind.Null
            ? new FieldProblem(member, FieldFault.Null)
            : new FieldProblem(member, FieldFault.WrongType, ScalarReader.TextOf(given));

    /// <summary>JSON whatever the media type says; forms by theirs.</summary>
    private static async ValueTask<RequestBody> ReadTyped(HttpContext http)
    {
        if (!BodyReader.HasBody(http))
        {
            return RequestBody.Absent;
        }

        var media = MediaKinds.Of(http.Request.ContentType);
        if (media is MediaKind.Multipart or MediaKind.Form)
        {
            return media == MediaKind.Multipart ? await BodyReader.ReadMultipart(http) : await BodyReader.ReadForm(http);
        }

        var body = await BodyReader.ReadJson(http, ignoresRest: false);
        return body.Fault switch
        {
            HostFault.BodyMissing => RequestBody.Absent,
            HostFault.BodyMalformed when media == MediaKind.Other => HostFault.MediaTypeUnsupported,
            null when body.Json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null) => HostFault.BodyMalformed,
            _ => body,
        };
    }

    private async ValueTask<RequestBody> ReadLegacy(Call call)
    {
        var http = call.Http;
        if (call.Method is not ("POST" or "PUT") || binder.Count == call.Path.Length)
        {
            return RequestBody.Absent;
        }

        if (!BodyReader.HasBody(http))
        {
            var needed = binder.TakesFile || rules.BodyMember is not null || !rules.QueryOnPost;
            return needed ? HostFault.BodyMissing : RequestBody.Absent;
        }

        var media = MediaKinds.Of(http.Request.ContentType);
        var refused = rules.NeedsJsonMediaType && media is not (MediaKind.Json or MediaKind.Multipart);
        if (refused || (binder.TakesFile && media != MediaKind.Multipart))
        {
            return HostFault.MediaTypeUnsupported;
        }

        if (media == MediaKind.Multipart)
        {
            return binder.TakesFile || rules.QueryOnPost ? await BodyReader.ReadMultipart(http) : HostFault.MediaTypeUnsupported;
        }

        return media == MediaKind.Form && rules.QueryOnPost ? await BodyReader.ReadForm(http) : await ReadObject(http);
    }

    private async ValueTask<RequestBody> ReadObject(HttpContext http)
    {
        var body = await BodyReader.ReadJson(http, rules.IgnoresBytesAfterBody);
        return body.Fault is null && body.Json.ValueKind != JsonValueKind.Object ? HostFault.BodyMalformed : body;
    }
}

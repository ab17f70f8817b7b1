using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using Certify.MessageHost.Pipeline;
using Certify.MessageHost.Pipeline.Binding;
using Certify.ServiceModel.UserValidate;

namespace Certify.Bench.Micro;

/// <summary>The host's two inner loops: a message from a request's parts, an envelope into bytes.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class HostBenchmarks
{
    private static readonly JsonTypeInfo Envelope = WireJson.Legacy.Options.GetTypeInfo(typeof(FetchInfoResponse));

    private readonly MessageBinder fetch = new(typeof(FetchInfo));
    private readonly MessageBinder submit = new(typeof(SubmitInfo));
    private readonly JsonElement body = JsonSerializer.Deserialize<JsonElement>(
        """{"user_sid":"0123456789abcdef0123456789abcdef","name":"张三","idcard_number":"110101199001011237"}""");
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter writer;
    private readonly FetchInfoResponse response = new()
    {
        Response = new FetchInfoResult
        {
            PhotosUploaded = [0, 1],
            ValidateObject = new ValidateObject { Id = 1, IdCardNumber = "110101199001011237", Name = "张三", ValidateStatus = 2, Uid = 1 },
        },
    };

    public HostBenchmarks() => writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = WireEncoder.Plain, SkipValidation = true });

    [Benchmark]
    public object? BindQuery() => fetch.Bind(new BindingInput { Query = "?user_sid=0123456789abcdef0123456789abcdef", RootMembers = [] }).Message;

    [Benchmark]
    public object? BindJson() => submit.Bind(new BindingInput { Parameters = body, Root = body, RootMembers = ["user_sid"] }).Message;

    [Benchmark]
    public int WriteEnvelope()
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        JsonSerializer.Serialize(writer, response, Envelope);
        writer.Flush();
        return buffer.WrittenCount;
    }
}

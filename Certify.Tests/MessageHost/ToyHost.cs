using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceModel.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Certify.Tests.MessageHost;

/// <summary>The toy operations on a real server on a loopback port.</summary>
public sealed class ToyHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ToyHost(WebApplication app, ListLogger log)
    {
        this.app = app;
        Log = log;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public ListLogger Log { get; }

    public Uri Address => Client.BaseAddress!;

    public int Saved => app.Services.GetRequiredService<Ledger>().Saved;

    public static IReadOnlyList<Type> Messages { get; } =
        [.. typeof(Toys).GetNestedTypes().Where(type => type.IsDefined(typeof(TagAttribute)))];

    public static async Task<ToyHost> Start(MessageHostOptions? options = null, ToyProtocol? toy = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new ListLogger();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<Ledger>().AddSingleton<IAuthenticator, ToyAuthenticator>().AddSingleton<IExceptionClassifier, ToyClassifier>();
        var app = builder.Build();
        IProtocol[] protocols = [toy ?? new ToyProtocol(), new BoxedProtocol()];
        var catalogue = Catalogue.Build(Messages, [typeof(ToyServices), typeof(BoxedServices)], protocols, Document(Messages));
        app.MapMessageHost(catalogue, protocols, options ?? new MessageHostOptions { OwnOrigins = () => ["https://own.example"] });
        await app.StartAsync();
        return new ToyHost(app, log);
    }

    /// <summary>A doc comment for every type and property, as the compiler would write it.</summary>
    public static Documentation Document(IEnumerable<Type> types)
    {
        var xml = new StringBuilder("<doc><members>");
        foreach (var member in types.SelectMany(type => type.GetProperties().Append<MemberInfo>(type)).DistinctBy(KeyOf))
        {
            xml.Append($"<member name=\"{KeyOf(member)}\"><summary>Some {member.Name}.</summary></member>");
        }

        return Documentation.Parse(xml.Append("</members></doc>").ToString());
    }

    public static string KeyOf(MemberInfo member) => member is Type type
        ? "T:" + type.FullName!.Replace('+', '.')
        : $"P:{member.DeclaringType!.FullName!.Replace('+', '.')}.{member.Name}";

    /// <summary>Sends a request with a body, and headers written as <c>Name: value</c>.</summary>
    public async Task<Reply> Send(string method, string path, string? body = null, string? mediaType = "application/json", params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Address, path));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        }

        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        return await Send(request);
    }

    public async Task<Reply> Send(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        var content = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, content, headers);
    }

    public Task<Reply> Get(string path, params string[] headers) => Send("GET", path, headers: headers);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    public sealed record Reply(int Status, string Content, IReadOnlyDictionary<string, string> Headers)
    {
        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }

    private sealed record ToyCaller(string Name) : ICaller
    {
        public bool SignedIn => Name != "guest";

        public string? LogName => Name;

        public bool HasRole(string role) => role == Name;
    }

    /// <summary>The cookie, or else the bearer, is the caller's name.</summary>
    private sealed class ToyAuthenticator : IAuthenticator
    {
        public ValueTask<Authentication> Authenticate(Call call)
        {
            var name = call.Header("x-token") ?? call.Header("Authorization") ?? call.Cookie("userlogin");
            return ValueTask.FromResult(name is null ? new Authentication(null, HostFault.CredentialMissing)
                : name == "expired" ? new Authentication(null, HostFault.CredentialExpired)
                : new Authentication(new ToyCaller(name), null));
        }

        public void Renew(Call call)
        {
            if (call.Caller is { LogName: { } name })
            {
                call.AddHeader("X-Renewed", name);
            }
        }
    }

    private sealed class ToyClassifier : IExceptionClassifier
    {
        public HostFault Classify(Exception exception) => exception is TimeoutException ? HostFault.Unavailable : HostFault.Unexpected;
    }
}

/// <summary>Keeps the lines that the message host logs.</summary>
public sealed class ListLogger : ILoggerProvider, ILogger
{
    private readonly List<string> lines = [];

    public string[] Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Certify.MessageHost", StringComparison.Ordinal) ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines)
        {
            lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}

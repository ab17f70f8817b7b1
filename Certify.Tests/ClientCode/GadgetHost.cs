using Certify.MessageHost.ClientCode;
using Certify.MessageHost.Operations;
using Certify.ServiceModel.Contracts;
using Certify.Tests.MessageHost;
using Certify.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Certify.Tests.ClientCode;

/// <summary>Serves client code and documents for <see cref="Gadgets"/>, at a fixed time and a fixed public address.</summary>
public sealed class GadgetHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private GadgetHost(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    /// <summary>What <see cref="Gadgets"/> are told as, without the host.</summary>
    public static ApiModel Model => ApiModel.Build(Catalogue([]));

    public static async Task<GadgetHost> Start(params Type[] also)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new ManualClock());
        var app = builder.Build();
        app.MapClientCode(Catalogue(also), new ClientCodeOptions { BaseUrl = () => "https://gadgets.example", Title = "Gadgets" });
        await app.StartAsync();
        return new GadgetHost(app);
    }

    public Task<string> Code(string language, string query = "") => Client.GetStringAsync(new Uri($"/types/{language}?{query}", UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private static Catalogue Catalogue(Type[] also)
    {
        Type[] types = [.. Gadgets.Types, .. also];
        var messages = types.Where(type => type.IsDefined(typeof(TagAttribute), false));
        Type[] services = [typeof(Gadgets.Services), .. also.Where(type => type.Name.EndsWith("Services", StringComparison.Ordinal))];
        return Certify.MessageHost.Operations.Catalogue.Build(messages, services, Gadgets.Protocols, ToyHost.Document(types));
    }
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Certify.Tests.Support;

namespace Certify.Tests.CrossDoor.Browser;

/// <summary>A headless Chromium with one page and a profile of its own, spoken to through its debugging port.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Announced = "DevTools listening on ";

    private readonly Process process;
    private readonly DirectoryInfo profile;
    private readonly ClientWebSocket page = new();
    private Task printed = Task.CompletedTask;
    private int calls;

    private Chromium(Process process, DirectoryInfo profile) => (this.process, this.profile) = (process, profile);

    public static async Task<Chromium> Start()
    {
        var path = TestServers.Chromium;
        var profile = Directory.CreateTempSubdirectory("certify-chromium-");
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-sync",
            "--no-proxy-server", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
        ];
        var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var chromium = new Chromium(process, profile);
        try
        {
            await chromium.Connect();
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to an address and waits until the page is there.</summary>
    public async Task Open(Uri url)
    {
        var navigated = await Call("Page.navigate", new { url = url.ToString() });
        if (navigated.TryGetProperty("errorText", out var error))
        {
            throw new InvalidOperationException($"{url}: {error.GetString()}");
        }

        await Run("new Promise(done => document.readyState === 'complete' ? done('') : addEventListener('load', () => done('')))");
    }

    /// <summary>Lets the page itself go elsewhere, as a link does, and waits until it is there.</summary>
    public async Task Follow(Uri url)
    {
        await Run($"setTimeout(() => location.href = '{url}'); ''");
        await Eventually.Is(
            async () => await Run("document.readyState + location.href") == "complete" + url, $"the page is at {url}", TimeSpan.FromSeconds(60));
    }

    /// <summary>Runs a script in the page, waits for its promise, and gives its value as text.</summary>
    public async Task<string> Run(string script)
    {
        var answer = await Call("Runtime.evaluate", new { expression = script, awaitPromise = true, returnByValue = true });
        return answer.TryGetProperty("exceptionDetails", out var thrown)
            ? throw new InvalidOperationException(thrown.GetRawText())
            : answer.GetProperty("result").TryGetProperty("value", out var value) ? value.ToString() : "";
    }

    /// <summary>Makes the page as large as a screen; a narrow one is a phone.</summary>
    public Task Resize(int width, int height) =>
        Call("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = width < 500 });

    public async ValueTask DisposeAsync()
    {
        page.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await printed;
        process.Dispose();
        await Eventually.Is(ProfileIsGone, "what Chromium started has left its profile", TimeSpan.FromSeconds(60));
    }

    /// <summary>Its helpers are not all its children: one may end later and write until then.</summary>
    private Task<bool> ProfileIsGone()
    {
        try
        {
            profile.Delete(recursive: true);
            return Task.FromResult(true);
        }
        catch (IOException)
        {
            return Task.FromResult(false);
        }
    }

    private async Task Connect()
    {
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("Chromium ended.");
        }
        while (!line.StartsWith(Announced, StringComparison.Ordinal));

        // What it goes on to print must be read, or it stops when the pipe is full.
        printed = Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var address = new Uri(line[Announced.Length..]);
        var targets = (await http.GetFromJsonAsync<JsonElement[]>(new Uri($"http://{address.Authority}/json/list")))!;
        var target = targets.First(candidate => candidate.GetProperty("type").GetString() == "page");
        await page.ConnectAsync(new Uri(target.GetProperty("webSocketDebuggerUrl").GetString()!), CancellationToken.None);
    }

    private async Task<JsonElement> Call(string method, object parameters)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var id = ++calls;
        var asked = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters });
        await page.SendAsync(asked, WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        while (true)
        {
            var answer = JsonSerializer.Deserialize<JsonElement>(await Receive(patience.Token));
            if (answer.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
            {
                return answer.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException(answer.GetRawText());
            }
        }
    }

    private async Task<string> Receive(CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await page.ReceiveAsync(buffer, stop);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
        while (!part.EndOfMessage);
        return text.ToString();
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor.Faults;

/// <summary>
/// The load under which faults happen: people who register at a node, several at a time, until they are told to end. Whoever was told
/// that he is registered is remembered: he must be able to sign in afterwards.
/// </summary>
internal sealed class Arrivals : IAsyncDisposable
{
    private const string Password = "e10adc3949ba59abbe56e057f20f883e";
    private const int Abreast = 4, LastLines = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), CodeLimit = TimeSpan.FromSeconds(5), Breath = TimeSpan.FromMilliseconds(20);
    private static int last;

    private readonly ServiceProcess node;
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<string> registered = new();
    private readonly ConcurrentQueue<string> strange = new();
    private readonly ConcurrentDictionary<string, int> heard = new();
    private readonly Task[] streams;

    private Arrivals(ServiceProcess node)
    {
        this.node = node;
        streams = [.. Enumerable.Range(0, Abreast).Select(_ => Task.Run(Arrive))];
    }

    public static Arrivals At(ServiceProcess node) => new(node);

    public int Registered => registered.Count;

    /// <summary>Waits until so many more are registered than now.</summary>
    public async Task More(int count)
    {
        var enough = Registered + count;
        heard.Clear();
        try
        {
            await Eventually.Is(() => Task.FromResult(Registered >= enough), $"{count} more are registered", Patience);
        }
        catch (AssertionException)
        {
            TestContext.Out.WriteLine($"Instead: {string.Join(", ", heard)}. The node says last:\n{string.Join('\n', node.Console.TakeLast(LastLines))}");
            throw;
        }
    }

    /// <summary>Ends the load. Everybody who was told that he is registered signs in; nobody got an answer that doors do not give.</summary>
    public async Task NobodyIsLost(ServiceProcess at)
    {
        await DisposeAsync();
        Assert.That(strange, Is.Empty, "answers that are neither a door's own nor its word for try again");
        foreach (var phone in registered)
        {
            using var login = await at.Http.PostAsJsonAsync("user/phone/login", new { code = phone, password = Password });
            Assert.That(await TypeOf(login), Is.EqualTo("OK"), $"{phone} was told that he is registered");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(streams);
    }

    private async Task Arrive()
    {
        // A breath between two, so that a node which refuses at once is not asked without end.
        using var pause = new PeriodicTimer(Breath);
        while (!ending.IsCancellationRequested && await pause.WaitForNextTickAsync(CancellationToken.None))
        {
            var phone = string.Create(CultureInfo.InvariantCulture, $"1371{Interlocked.Increment(ref last):D7}");
            try
            {
                if (await Register(phone))
                {
                    registered.Enqueue(phone);
                }
            }
            catch (HttpRequestException)
            {
                // The node is gone. What was not answered was not acknowledged.
                Count("no answer");
            }
        }
    }

    private async Task<bool> Register(string phone)
    {
        using var asked = await node.Http.GetAsync($"user/phone/getRegistVerify?phone={phone}");
        if (await Heard(asked) != "OK" || await Code(phone) is not { } code)
        {
            return false;
        }

        using var registering = new HttpRequestMessage(HttpMethod.Post, "user/register")
        {
            Content = JsonContent.Create(new { userName = phone, password = Password, verification = code }),
        };
        registering.Headers.Add("Cookie", Nodes.CookieOf(asked));
        using var answer = await node.Http.SendAsync(registering);
        return await Heard(answer) == "OK";
    }

    /// <summary>Null when none came: the fault may have taken it, or whoever shows it.</summary>
    private async Task<string?> Code(string phone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        limit.CancelAfter(CodeLimit);
        using var pause = new PeriodicTimer(Breath);
        try
        {
            while (await pause.WaitForNextTickAsync(limit.Token))
            {
                using var shown = await node.Http.GetAsync($"dev/outbox?to={phone}", limit.Token);
                if (shown.IsSuccessStatusCode && await shown.Content.ReadFromJsonAsync<JsonElement[]>(limit.Token) is [var newest, ..])
                {
                    return newest.GetProperty("code").GetString();
                }
            }
        }
        catch (OperationCanceledException)
        {
            Count("no code");
        }

        return null;
    }

    private async Task<string> Heard(HttpResponseMessage answer)
    {
        var type = await TypeOf(answer);
        Count($"{answer.RequestMessage!.RequestUri!.AbsolutePath} {(int)answer.StatusCode} {type}");
        if (type.Length == 0 || (int)answer.StatusCode is not (200 or 503))
        {
            var request = answer.Headers.GetValues("X-Request-Id").Single();
            strange.Enqueue($"{(int)answer.StatusCode} {type}\n{string.Join('\n', node.Console.Where(line => line.Contains(request, StringComparison.Ordinal)))}");
        }

        return type;
    }

    private void Count(string outcome) => heard.AddOrUpdate(outcome, 1, (_, times) => times + 1);

    private static async Task<string> TypeOf(HttpResponseMessage answer) => Said.CodeOf(await answer.Content.ReadAsStringAsync());
}

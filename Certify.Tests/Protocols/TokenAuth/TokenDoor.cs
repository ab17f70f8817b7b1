using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;

namespace Certify.Tests.Protocols.TokenAuth;

/// <summary>The door TokenAuth of a running program, as a client uses it.</summary>
public sealed class TokenDoor : IAsyncDisposable
{
    public const string Password = "123456";

    private int phones;

    private TokenDoor(CertifyApp app) => App = app;

    public CertifyApp App { get; }

    public static async Task<TokenDoor> Open(IReadOnlyDictionary<string, string>? settings = null) => new(await CertifyApp.Start(settings));

    public static async Task<TokenDoor> Open(Engine engine) => new(await CertifyApp.Start(engine));

    /// <summary>A phone that nobody has used yet.</summary>
    public string NewPhone() => $"138{Interlocked.Increment(ref phones):D8}";

    public Task<Reply> Get(string path, string? token = null, params string[] headers) => Send("GET", path, token, null, headers);

    public Task<Reply> Post(string path, string? token = null, HttpContent? body = null) => Send("POST", path, token, body);

    public Task<Reply> Delete(string path, string? token = null, params string[] headers) => Send("DELETE", path, token, null, headers);

    public Task<Reply> Typed(string operation, string json, string? token = null) =>
        Send("POST", $"/api/{operation}", token, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <param name="headers">Written as <c>Name: value</c>.</param>
    public async Task<Reply> Send(string method, string path, string? token = null, HttpContent? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
        foreach (var header in token is null ? headers : [.. headers, $"x-token: {token}"])
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        using var response = await App.Client.SendAsync(request);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers, response.Headers);
    }

    public async Task<string> Guest() => (await Get("/user/auth?auth_type=guest")).Token;

    /// <summary>Makes a user with a password and signs him in by it.</summary>
    public async Task<(User User, string Token)> SignInNew()
    {
        var user = await AddUser(NewPhone());
        return (user, await SignIn(user));
    }

    public async Task<string> SignIn(User user) => (await Get($"/user/auth?auth_type=phone_password&phone={user.Phone}&password={Password}")).Token;

    public async Task<User> AddUser(string? phone, string? email = null, string? password = Password)
    {
        var hash = password is null ? null : await App.Get<Passwords>().Hash(Md5Secret.FromPlainText(password));
        return (await App.Get<Registration>().Create(phone ?? email!, phone, email, hash))!;
    }

    public async Task Lock(User user) =>
        await App.Get<Database>().Write(unit => App.Get<UserStore>().SetLocked(unit, user.Id, locked: true, App.Clock.GetUtcNow()));

    /// <summary>Asks for a code and reads it where it arrived.</summary>
    public async Task<string> CheckCode(string token, string address, string purpose = "")
    {
        var (kind, query) = address.Contains('@', StringComparison.Ordinal) ? ("email", $"email={address}") : ("phone", $"phone={address}");
        var sent = await Post($"/checkcode/request_for_{kind}?{query}{(purpose.Length > 0 ? $"&purpose={purpose}" : "")}", token);
        return sent.Code == 0 ? await App.Code(address) : throw new InvalidOperationException(sent.Body);
    }

    /// <summary>A code that is surely another one.</summary>
    public static string Another(string code) => code == "000000" ? "000001" : "000000";

    public static JsonElement Payload(string token) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan(0, token.IndexOf('.', StringComparison.Ordinal)))).RootElement;

    public static string Sid(string token) => Payload(token).GetProperty("sid").GetString()!;

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public sealed record Reply(int Status, string Body, HttpContentHeaders ContentHeaders, HttpResponseHeaders Headers)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public int Code => Json.GetProperty("err_code").GetInt32();

        public string Token => this["token"];

        public string this[string name] => Json.GetProperty(name).GetString()!;
    }
}

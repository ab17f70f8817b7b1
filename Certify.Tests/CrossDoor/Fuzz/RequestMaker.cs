using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.ServiceModel.Contracts;
using Certify.Tests.Support;

namespace Certify.Tests.CrossDoor.Fuzz;

/// <summary>Makes requests that are almost right, in every way in which clients and attackers are wrong.</summary>
internal sealed class RequestMaker(Seeded random, IReadOnlyList<string> credentials)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Texts =
    [
        "", " ", "null", "0", "1", "-1", "2", "9", "02", "true", "13800138000", "+86 138-0013-8000", "１３８００１３８０００", "a@example.com", "A@B",
        "张三", "王小明不符", "11010119900307793X", "122222", "21011223344556677", "91350100M000100Y43", "123456", "wx-alice", "snap-bob", "nounion-carl",
        "e10adc3949ba59abbe56e057f20f883e", "identity1", "guest", "phone_password", "email_checkcode", "/callback", "//evil.example", "https://evil.example/",
        "' OR 1=1 --", "<script>alert(1)</script>", "%00", "\u0000", "\u202e", "\ud83d\ude00", "../../etc/passwd", "{\"a\":1}", "[]", "😀😀😀", "admin",
        "9223372036854775807", "99999999999999999999", "1e309", "NaN", "2024-01-02T03:04:05Z", "/Date(1704164645678)/", "1,2,3",
    ];

    private static readonly string[] MediaTypes =
        ["application/json", "application/json; charset=utf-8", "text/plain", "application/x-www-form-urlencoded", "application/xml", "application/json; charset=utf-16", ""];

    private static readonly string[] Verbs = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

    public HttpRequestMessage Make(Operation operation)
    {
        var typed = operation.Routes.Count == 0 || random.Below(3) == 0;
        var route = typed ? null : random.Pick(operation.Routes);
        var verb = random.Below(12) == 0 ? random.Pick(Verbs) : typed ? (operation.ChangesState || random.Below(2) == 0 ? "POST" : "GET") : route!.Verb;
        var request = new HttpRequestMessage(new HttpMethod(verb), Path(operation, route, typed) + Query(operation, verb, typed));
        if (verb is not ("GET" or "HEAD" or "OPTIONS") || random.Below(10) == 0)
        {
            request.Content = Body(operation);
        }

        Carry(request);
        return request;
    }

    private string Path(Operation operation, OperationRoute? route, bool typed)
    {
        if (typed)
        {
            return random.Pick(["/api/", "/json/reply/", "/json/oneway/"]) + operation.Name + (random.Below(8) == 0 ? "[]" : "");
        }

        var path = string.Join('/', route!.Path.Split('/').Select(part => part.StartsWith('{') ? PathPart() : part));
        return random.Below(8) switch
        {
            0 => path.TrimEnd('/') + "/",
            1 => path.ToUpperInvariant(),
            2 => path.TrimEnd('/'),
            _ => path,
        };
    }

    /// <summary>Never a NUL: the web server itself refuses such a line before anybody sees it.</summary>
    private string PathPart() => Uri.EscapeDataString(Text(80).Replace("\0", "0", StringComparison.Ordinal));

    private string Query(Operation operation, string verb, bool typed)
    {
        if (verb == "POST" && !typed && random.Below(3) > 0)
        {
            return "";
        }

        var pairs = Values(operation).Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(Text(200))}").ToList();
        if (random.Below(6) == 0)
        {
            pairs.Add(random.Pick(["context=%7B%22a%22%3A1%7D", "context=x", "%=1", "a", "user_sid=a&user_sid=b", "=&&=", "x=%zz"]));
        }

        return pairs.Count == 0 ? "" : "?" + string.Join('&', pairs);
    }

    private HttpContent Body(Operation operation)
    {
        switch (random.Below(10))
        {
            case 0:
                return Raw(random.Bytes(random.Below(300)));
            case 1:
                return Raw(Encoding.UTF8.GetBytes(random.Pick(["", "null", "[]", "{", "\"x\"", "1", "{\"data\":null}", "{\"data\":\"x\"}", "{\"data\":[]}", "{} {}", "{\"a\":{\"a\":{\"a\":1}}}"])));
            case 2:
                return Multipart(operation);
            case 3:
                return new FormUrlEncodedContent(Values(operation).Select(pair => KeyValuePair.Create(pair.Name, Text(100))));
            default:
                var members = Values(operation).ToDictionary(pair => pair.Name, _ => Value(0));
                object body = random.Below(3) == 0 ? new Dictionary<string, object?> { ["data"] = members, ["context"] = Value(0) } : members;
                var json = JsonSerializer.Serialize(body, Plain);
                return Raw(Encoding.UTF8.GetBytes(random.Below(15) == 0 ? json[..random.Below(json.Length)] : json));
        }
    }

    private MultipartFormDataContent Multipart(Operation operation)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, _) in Values(operation))
        {
            form.Add(new StringContent(Text(100)), name);
        }

        var content = random.Below(3) switch
        {
            0 => TestImages.Jpeg(48, 32, random.Below(5)),
            1 => TestImages.TruncatedJpeg(),
            _ => random.Bytes(random.Below(2_000)),
        };
        form.Add(new ByteArrayContent(content), random.Pick(["v_photo", "avatar", "file", "photo"]), random.Pick(["a.jpg", "a.txt", "../a", new string('a', 150)]));
        return form;
    }

    private ByteArrayContent Raw(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        if (MediaTypeHeaderValue.TryParse(random.Below(4) == 0 ? random.Pick(MediaTypes) : "application/json", out var type))
        {
            content.Headers.ContentType = type;
        }

        return content;
    }

    /// <summary>The operation's own names most of the time, so that requests get past the first checks.</summary>
    private List<(string Name, Type Type)> Values(Operation operation)
    {
        var values = WireProperty.Of(operation.RequestType)
            .Where(property => property.Property.PropertyType != typeof(UploadedFile) && random.Below(8) > 0)
            .Select(property => (property.Name, property.Property.PropertyType)).ToList();
        if (random.Below(8) == 0)
        {
            values.Add((random.Pick(["extra", "passord", "companylicence", "page", "size", "user_sid"]), typeof(string)));
        }

        return [.. values.DistinctBy(value => value.Name)];
    }

    private object? Value(int depth) => random.Below(depth > 2 ? 6 : 9) switch
    {
        0 => null,
        1 => random.Below(1_000_000),
        2 => random.Below(2) == 0,
        6 => new[] { Value(depth + 1), Value(depth + 1) },
        7 => new Dictionary<string, object?> { ["a"] = Value(depth + 1) },
        8 => new string('长', random.Below(3) == 0 ? 20_000 : 31),
        _ => Text(100),
    };

    private string Text(int longest) => random.Below(5) switch
    {
        0 => new string([.. random.AnyText(longest).Where(c => !char.IsSurrogate(c))]),
        1 => random.Pick(credentials),
        _ => random.Pick(Texts),
    };

    private void Carry(HttpRequestMessage request)
    {
        var credential = random.Below(6) == 0 ? random.Pick(["x", "a.b", "", "temp.x"]) : random.Pick(credentials);
        switch (random.Below(6))
        {
            case 0:
                request.Headers.TryAddWithoutValidation("Cookie", $"userlogin={credential}; junk=1");
                break;
            case 1:
                request.Headers.TryAddWithoutValidation("x-token", credential);
                break;
            case 2:
                request.Headers.TryAddWithoutValidation("Authorization", random.Pick(["Bearer ", "bearer ", "Basic ", ""]) + credential);
                break;
            case 3:
                request.Headers.TryAddWithoutValidation("Cookie", $"userlogin={random.Pick(credentials)}");
                request.Headers.TryAddWithoutValidation("Origin", random.Pick(["https://evil.example", "null", "http://127.0.0.1"]));
                request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", random.Pick(["cross-site", "same-origin", "none"]));
                break;
        }
    }
}

using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.ServiceModel.Contracts;
using Certify.Tests.Support;

namespace Certify.Tests.CrossDoor;

/// <summary>A well-formed value for every property of every request, so that a test can call all operations alike.</summary>
internal static class SampleValues
{
    private const string Nobodys = "999999";

    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["auth_type"] = "guest",
        ["avatar"] = "",
        ["checkcode"] = "000000",
        ["code"] = "13800139999",
        ["companyAddress"] = "西宁市城西区",
        ["companyLicence"] = "91350100M000100Y43",
        ["companyName"] = "青清水利",
        ["companyPhone"] = "0971-6105555",
        ["cookie"] = "x",
        ["email"] = "nobody@example.com",
        ["id"] = Nobodys,
        ["identityId"] = "11010119900307803X",
        ["idcard_number"] = "11010119900307803X",
        ["id_card"] = "11010119900307803X",
        ["ids"] = Nobodys,
        ["isLocked"] = "false",
        ["legal"] = "张三",
        ["mobile"] = "13800139999",
        ["name"] = "张三",
        ["real_name"] = "张三",
        ["newPassword"] = "e10adc3949ba59abbe56e057f20f883e",
        ["oldPassword"] = "e10adc3949ba59abbe56e057f20f883e",
        ["password"] = "e10adc3949ba59abbe56e057f20f883e",
        ["phone"] = "13800139999",
        ["photo"] = "identity1",
        ["pn"] = "13800139999",
        ["purpose"] = "login",
        ["redirect_uri"] = "/callback",
        ["refreshToken"] = "",
        ["sid"] = "SID_x",
        ["sms_code"] = "000000",
        ["state"] = "0123456789abcdef0123456789abcdef",
        ["t_photo"] = "1",
        ["text"] = "0000",
        ["userName"] = "nobody",
        ["uuid"] = "0b0e4a2e-5c9b-4f5e-9f0e-000000000001",
        ["vcode"] = "000000",
        ["verification"] = "000000",
    };

    /// <summary>A request to the operation's first legacy route, or to its typed one where it has none or <paramref name="typed"/>.</summary>
    /// <param name="id">What stands for every id; by default nobody's.</param>
    public static HttpRequestMessage Request(Operation operation, bool typed = false, string id = Nobodys)
    {
        var values = WireProperty.Of(operation.RequestType)
            .Where(property => property.Property.PropertyType != typeof(UploadedFile) && property.Name is not ("context" or "user_sid" or "consentVersion" or "page" or "size" or "v"))
            .ToDictionary(property => property.Property.Name, property => (property.Name, Value: ByName[property.Name].Replace(Nobodys, id, StringComparison.Ordinal)), StringComparer.OrdinalIgnoreCase);
        if (operation.Name is "GetImageCode" or "SendRegistrationSms")
        {
            values["Id"] = ("id", "0b0e4a2e-5c9b-4f5e-9f0e-000000000001");
        }

        if (typed || operation.Routes.Count == 0)
        {
            return new HttpRequestMessage(HttpMethod.Post, "/api/" + operation.Name) { Content = Json(values.Values) };
        }

        var route = operation.Routes[0];
        var path = string.Join('/', route.Path.Split('/').Select(part =>
        {
            if (!part.StartsWith('{'))
            {
                return part;
            }

            values.Remove(part.Trim('{', '}'), out var value);
            return value.Value;
        }));
        var takesBody = route.Verb is "POST" or "PUT" && operation.Door != "TokenAuth";
        var hasFile = operation.RequestType.GetProperties().Any(property => property.PropertyType == typeof(UploadedFile));
        var request = new HttpRequestMessage(new HttpMethod(route.Verb), path + (takesBody && !hasFile ? "" : Query(values.Values)));
        if (hasFile)
        {
            request.Content = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), operation.Door == "ApiV1" ? "avatar" : "v_photo", "a.jpg" } };
        }
        else if (takesBody)
        {
            request.Content = operation.Door == "UserValidate" ? Data(values.Values) : Json(values.Values);
        }

        return request;
    }

    private static string Query(IEnumerable<(string Name, string Value)> values)
    {
        var pairs = values.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}").ToArray();
        return pairs.Length == 0 ? "" : "?" + string.Join('&', pairs);
    }

    private static StringContent Json(IEnumerable<(string Name, string Value)> values) => Content(values.ToDictionary(v => v.Name, v => v.Value));

    private static StringContent Data(IEnumerable<(string Name, string Value)> values) =>
        Content(new { data = values.ToDictionary(v => v.Name, v => v.Value) });

    private static StringContent Content(object body) => new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
}

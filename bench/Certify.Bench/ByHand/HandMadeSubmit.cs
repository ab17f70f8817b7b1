using System.Text.Json;
using Certify.ServiceInterface.Objects.Images;

namespace Certify.Bench.ByHand;

/// <summary><c>submit_photo</c>, <c>delete_photo</c>, <c>submit_info</c> of <c>/user/validate</c>.</summary>
internal static class HandMadeSubmit
{
    private const string Done = """{"version":"0.1","response":{"result":200},"context":null}""";
    private static readonly string[] Kinds = ["Handheld", "Front", "Back"];

    public static void MapSubmit(this WebApplication app, HandMadeSessions sessions, HandMadeSubmissions submissions, string folder)
    {
        app.MapSubmitPhoto(sessions, submissions, folder);
        app.MapDeletePhoto(sessions, submissions, folder);
        app.MapSubmitInfo(sessions, submissions);
    }

    private static void MapSubmitPhoto(this WebApplication app, HandMadeSessions sessions, HandMadeSubmissions submissions, string folder) =>
        app.MapPost("/user/validate/submit_photo/", async (HttpContext http, string user_sid, int t_photo) =>
        {
            var form = await http.Request.ReadFormAsync();
            var content = await Read(form.Files["v_photo"]!);
            if (await sessions.UserOf(user_sid) is not { } user)
            {
                await http.Refuse(404, "未找到user_sid");
            }
            else if (!ImageInspector.Inspect(content).IsOk)
            {
                await http.Refuse(403, "图片有误");
            }
            else if (await submissions.StorePhoto(user, Kinds[t_photo], PathOf(folder, user, t_photo), content) is { } id)
            {
                await http.Answer($$$"""{"version":"0.1","response":{"photo_id":{{{id}}},"result":200},"context":null}""");
            }
            else
            {
                await http.Refuse(401, "已经提交过审核,不能更改图片");
            }
        }).DisableAntiforgery();

    private static void MapDeletePhoto(this WebApplication app, HandMadeSessions sessions, HandMadeSubmissions submissions, string folder) =>
        app.MapGet("/user/validate/delete_photo/", async (HttpContext http, string user_sid, int t_photo) =>
        {
            if (await sessions.UserOf(user_sid) is not { } user)
            {
                await http.Refuse(404, "未找到user_sid");
            }
            else if (await submissions.DeletePhoto(user, Kinds[t_photo], PathOf(folder, user, t_photo)))
            {
                await http.Answer(Done);
            }
            else
            {
                await http.Refuse(401, "已经提交过审核,不能修改");
            }
        });

    private static void MapSubmitInfo(this WebApplication app, HandMadeSessions sessions, HandMadeSubmissions submissions) =>
        app.MapPost("/user/validate/submit_info/", async (HttpContext http) =>
        {
            using var json = await JsonDocument.ParseAsync(http.Request.Body);
            var data = json.RootElement.GetProperty("data");
            if (await sessions.UserOf(data.GetProperty("user_sid").GetString()) is not { } user)
            {
                await http.Refuse(404, "未找到user_sid");
            }
            else if (await submissions.Submit(user, data.GetProperty("name").GetString()!, data.GetProperty("idcard_number").GetString()!))
            {
                await http.Answer(Done);
            }
            else
            {
                await http.Refuse(401, "已经提交过审核,不能修改信息");
            }
        });

    private static Task Answer(this HttpContext http, string json)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json);
    }

    private static string PathOf(string folder, long user, int kind) => Path.Combine(folder, "photos", "user", $"{user}", $"identity{kind}.jpg");

    private static async Task<byte[]> Read(IFormFile file)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content);
        return content;
    }
}

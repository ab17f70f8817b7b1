using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.UserValidate;

/// <summary>The examples of the legacy document, byte for byte.</summary>
public sealed class DocumentedExamplesTests : MiniTests
{
    [Test]
    public async Task Every_example_is_answered_as_it_is_printed()
    {
        await Client.SignIn("anna");
        await Client.Upload(0, TestImages.Jpeg(seed: 1));
        GoldenFile.Check("UserValidate/submit_photo.json", (await Client.Upload(1, TestImages.Jpeg(seed: 2))).Body);
        GoldenFile.Check("UserValidate/submit_info.json", (await Client.SubmitInfo("xxx", "122222")).Body);
        GoldenFile.Check("UserValidate/fetch_info.json", (await Client.FetchInfo()).Body);
        GoldenFile.Check("UserValidate/delete_photo_refused.json", (await Client.DeletePhoto(1)).Body);
        GoldenFile.Check("UserValidate/fetch_info_unknown.json", (await Client.Get("/user/validate/fetch_info/?user_sid=abc1323343sxa3vm")).Body);
        await Client.SignIn("berta");
        GoldenFile.Check("UserValidate/fetch_info_first.json", (await Client.FetchInfo()).Body);
        GoldenFile.Check("UserValidate/delete_photo.json", (await Client.DeletePhoto(1)).Body);
        GoldenFile.Check("UserValidate/fetch_photo_absent.txt", (await Client.FetchPhoto(0)).Body);
    }
}

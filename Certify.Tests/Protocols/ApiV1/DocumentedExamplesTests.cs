using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Protocols.ApiV1;

/// <summary>The examples of the legacy documents, byte for byte as the wire had them: sorted members, one newline.</summary>
public sealed class DocumentedExamplesTests : ApiV1Tests
{
    [Test]
    public async Task Every_example_is_answered_as_the_wire_had_it()
    {
        await Client.Register(Phone);
        GoldenFile.Check(
            "ApiV1/submit_real_name.json",
            (await Client.Post("/api/v1.0/user/auth", """{"real_name": "熊猫", "id_card": "21011223344556677"}""")).Body);
        GoldenFile.Check("ApiV1/get_real_name.json", (await Client.Get("/api/v1.0/user/auth")).Body);
        GoldenFile.Check("ApiV1/get_session.json", (await Client.Get("/api/v1.0/session")).Body);
        GoldenFile.Check("ApiV1/end_session.json", (await Client.Delete("/api/v1.0/session")).Body);
        GoldenFile.Check("ApiV1/end_session_refused.json", (await Client.Delete("/api/v1.0/session")).Body);
        GoldenFile.Check(
            "ApiV1/submit_real_name_refused.json",
            (await Client.Post("/api/v1.0/user/auth", """{"real_name": "熊猫", "id_card": "21011223344556677"}""")).Body);
    }
}

using System.Text;
using Certify.MessageHost.Operations;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>Every operation for every kind of caller, as one table: who may what is read there, and a change of it shows as a diff.</summary>
public sealed class AccessTests
{
    private static readonly string[] Kinds = ["nobody", "guest", "user", "other", "token", "locked", "admin"];

    private int phones;

    [Test]
    public async Task The_table_of_operations_and_callers_is_the_golden_one()
    {
        await using var app = await CertifyApp.Start();
        var owned = await Owner(app);
        var table = new StringBuilder().AppendLine(Row("operation", Kinds));
        foreach (var operation in app.Get<Catalogue>().Operations.OrderBy(o => o.Door, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal))
        {
            var answers = new List<string>();
            foreach (var kind in Kinds)
            {
                using var request = kind == "other" ? SampleValues.Request(operation, id: owned) : SampleValues.Request(operation);
                (await Caller(app, kind)).Sign(request);
                using var answer = await app.Client.SendAsync(request);
                answers.Add(await Outcome(answer));
            }

            table.AppendLine(Row($"{operation.Door}.{operation.Name}", answers));
        }

        GoldenFile.Check("Access.txt", table.ToString());
        var left = "SELECT COUNT(*) FROM users u JOIN user_messages m ON m.user_id = u.id WHERE u.locked = 0 AND u.password_hash <> '' AND m.status = 'UNREAD' AND u.id = " + owned;
        Assert.That(await app.Get<Database>().Read(unit => unit.Scalar<long>(left)), Is.EqualTo(1), "the owner has what he had");
    }

    /// <summary>A user whose own id, and that of his certification and of his message, is the one that the others name.</summary>
    private static async Task<string> Owner(CertifyApp app)
    {
        var owner = await Callers.MakeUser(app, "13799999999");
        await app.Get<Database>().Write(unit => app.Get<UserMessageStore>().Add(unit, owner.Id, "CERTIFY", "his own", "own", app.Clock.GetUtcNow()));
        var ids = await app.Get<Database>().Read(unit => unit.Many<long>(
            "SELECT id FROM users UNION ALL SELECT id FROM certifications UNION ALL SELECT id FROM user_messages"));
        Assert.That(ids, Is.All.EqualTo(owner.Id));
        return $"{owner.Id}";
    }

    private async Task<Somebody> Caller(CertifyApp app, string kind)
    {
        var phone = $"137{++phones:D8}";
        return kind switch
        {
            "guest" => Callers.Guest(app),
            "user" or "other" => await Callers.SignedIn(app, kind, phone),
            "token" => await Callers.ByToken(app, phone),
            "locked" => await Callers.Locked(app, phone),
            "admin" => await Callers.Administrator(app),
            _ => new Somebody(kind, null, ""),
        };
    }

    /// <summary>The door's own code; with the HTTP status where that is not 200.</summary>
    private static async Task<string> Outcome(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        var text = await answer.Content.ReadAsStringAsync();
        var code = Said.CodeOf(text);
        return status == 200 && code.Length > 0 ? code : code.Length > 0 ? $"{code}/{status}" : $"/{status}";
    }

    private static string Row(string name, IEnumerable<string> cells) =>
        $"{name,-42}{string.Concat(cells.Select(cell => $"{cell,-14}"))}".TrimEnd();
}

using System.Text;
using Certify.MessageHost.Operations;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.CrossDoor;

/// <summary>Every operation for every kind of caller, as one table: who may what is read there, and a change of it shows as a diff.</summary>
public sealed class AccessTests
{
    private static readonly string[] Kinds = ["nobody", "guest", "user", "token", "locked", "admin"];

    private int phones;

    [Test]
    public async Task The_table_of_operations_and_callers_is_the_golden_one()
    {
        await using var app = await CertifyApp.Start();
        var table = new StringBuilder().AppendLine(Row("operation", Kinds));
        foreach (var operation in app.Get<Catalogue>().Operations.OrderBy(o => o.Door, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal))
        {
            var answers = new List<string>();
            foreach (var kind in Kinds)
            {
                using var request = SampleValues.Request(operation);
                (await Caller(app, kind)).Sign(request);
                using var answer = await app.Client.SendAsync(request);
                answers.Add(await Outcome(answer));
            }

            table.AppendLine(Row($"{operation.Door}.{operation.Name}", answers));
        }

        GoldenFile.Check("Access.txt", table.ToString());
    }

    private async Task<Somebody> Caller(CertifyApp app, string kind)
    {
        var phone = $"137{++phones:D8}";
        return kind switch
        {
            "guest" => Callers.Guest(app),
            "user" => await Callers.SignedIn(app, kind, phone),
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

using System.Text;
using Certify.MessageHost.ClientCode;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.ClientCode;

/// <summary>
/// Every route, verb, property, type and code of the whole wire surface in one file, so that no change of the wire goes unseen.
/// <c>CERTIFY_UPDATE_GOLDEN=1</c> writes the file anew and then fails, so that it cannot be left on.
/// </summary>
public sealed class SurfaceTests
{
    private static readonly string GoldenPath = Path.Combine(Repository.Root, "Certify.Tests", "Golden", "Surface.txt");

    [Test]
    public async Task The_wire_surface_is_the_one_that_was_agreed()
    {
        await using var app = await CertifyApp.Start();
        var surface = Describe(app.Get<Catalogue>(), app.Get<IEnumerable<IProtocol>>());
        if (Environment.GetEnvironmentVariable("CERTIFY_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(GoldenPath, surface);
            Assert.Fail("Surface.txt was written anew: read the difference, then run without CERTIFY_UPDATE_GOLDEN.");
        }

        Assert.That(surface, Is.EqualTo(await File.ReadAllTextAsync(GoldenPath)));
    }

    private static string Describe(Catalogue catalogue, IEnumerable<IProtocol> protocols)
    {
        var text = new StringBuilder();
        var model = ApiModel.Build(catalogue);
        foreach (var request in model.Requests)
        {
            var operation = request.Operation!;
            var access = operation.RequiredRole ?? (operation.AllowsGuest ? "guest" : operation.RequiresSession ? "session" : "anybody");
            text.Append($"{operation.Door}.{request.Name} -> {Spell(request.Returns)} for {access}{(operation.NotInBatch ? ", not in a batch" : "")}\n");
            text.Append($"  {operation.TypedVerb} /api/{request.Name}\n");
            text.AppendJoin("", operation.Routes.Select(route => $"  {route.Verb} {route.Path}\n"));
            AppendProperties(text, request);
            text.Append($"  fails: {string.Join(' ', operation.Fails.Select(fail => fail.Code))}\n");
        }

        foreach (var type in model.Types.Where(type => !type.IsRequest).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            text.Append($"type {type.Name}{(type.Base is { } parent ? $" : {parent.Name}" : "")}\n");
            AppendProperties(text, type);
        }

        foreach (var protocol in protocols.OrderBy(protocol => protocol.Name, StringComparer.Ordinal))
        {
            text.Append($"codes {protocol.Name}\n").AppendJoin("", protocol.Codes.Select(code => $"  {code.Key} {code.Value}\n"));
        }

        return text.ToString();
    }

    private static void AppendProperties(StringBuilder text, ApiType type)
    {
        foreach (var property in type.Properties)
        {
            var marks = (property.IsRequired ? " required" : "") + (property.WrittenWhenNull ? " null-written" : "") + (property.IsDateBean ? " bean" : "")
                + (property.MaxLength is { } length ? $" max {length}" : "") + (property.Values.Count > 0 ? $" [{string.Join(' ', property.Values)}]" : "");
            text.Append($"  . {property.WireName}: {Spell(property.Type)}{(property.IsNullable ? "?" : "")}{marks}\n");
        }

        text.AppendJoin("", type.Files.Select(file => $"  . {file.PartName}: file\n"));
    }

    private static string Spell(TypeReference? type) => type switch
    {
        null => "nothing",
        TypeReference.Scalar scalar => scalar.Kind.ToString(),
        TypeReference.ListOf list => $"{Spell(list.Item)}[]",
        TypeReference.MapOf map => $"map of {Spell(map.Value)}",
        TypeReference.Named named => named.Name,
        TypeReference.Parameter parameter => parameter.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}

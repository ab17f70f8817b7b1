using System.Text.RegularExpressions;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Rooms;

public sealed partial class RoomRulesTests
{
    [Test]
    public void Every_folder_sees_only_what_its_room_may_see() =>
        Assert.That(RoomTable.Rules.SelectMany(rule => Repository.CSharp.SelectMany(rule.Violations)), Is.Empty);

    [Test]
    public void Every_room_of_the_table_has_a_name_that_the_repository_knows()
    {
        string[] projects = [.. RoomTable.References.Keys];

        Assert.That(RoomTable.Rules.Select(rule => rule.Folder.Split('/')[0]).Distinct(), Is.SubsetOf(projects));
        Assert.That(projects.Where(project => !Repository.CSharp.Any(file => file.Path.StartsWith(project + "/", StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void Messages_use_nothing_but_the_system() =>
        Assert.That(Repository.CSharp.SelectMany(ForeignUsings), Is.Empty);

    [Test]
    public void Nothing_is_let_in_by_a_global_using() =>
        Assert.That(Repository.Files.SelectMany(GlobalUsings), Is.Empty);

    [Test]
    public void Projects_refer_to_each_other_in_one_line() =>
        Assert.That(Repository.Files.SelectMany(ForeignReferences), Is.Empty);

    [TestCase("Certify.ServiceInterface/Domain/A.cs", "using Certify.ServiceInterface.Persistence;", 1)]
    [TestCase("Certify.ServiceInterface/Domain/A.cs", "\nusing Dapper;", 2)]
    [TestCase("Certify.ServiceInterface/Domain/A/B.cs", "using X = Npgsql.NpgsqlConnection;", 1)]
    [TestCase("Certify.ServiceInterface/Domain/A.cs", "using static Microsoft.AspNetCore.Http.Results;", 1)]
    [TestCase("Certify.ServiceInterface/Domain/A.cs", "class A { object b = new global::Certify.ServiceInterface.Workers.B(); }", 1)]
    [TestCase("Certify.ServiceInterface/Capabilities/A.cs", "using Certify.ServiceInterface.Protocols.ApiV1;", 1)]
    [TestCase("Certify.ServiceInterface/Sessions/Redis/A.cs", "using Certify.ServiceInterface.Capabilities;", 1)]
    [TestCase("Certify.ServiceInterface/Protocols/ApiV1/A.cs", "using Certify.ServiceInterface.Protocols.TokenAuth;", 1)]
    [TestCase("Certify.ServiceInterface/Protocols/TokenAuth/A.cs", "using Certify.ServiceInterface.Providers.Aliyun;", 1)]
    [TestCase("Certify.ServiceInterface/Protocols/TokenAuth/A.cs", "using Certify.ServiceInterface.Sessions.Redis;", 1)]
    [TestCase("Certify.MessageHost/Queue/A.cs", "using Certify.ServiceInterface;", 1)]
    public void A_look_into_a_closed_room_is_found_with_file_and_line(string path, string code, int line)
    {
        var found = RoomTable.Rules.SelectMany(rule => rule.Violations(new SourceFile(path, code))).ToArray();

        Assert.That(found, Has.Length.EqualTo(1));
        Assert.That(found[0], Does.StartWith($"{path}:{line} "));
    }

    [TestCase("Certify.ServiceInterface/Domain/A.cs", "using System.Text; // unlike Certify.ServiceInterface.Persistence")]
    [TestCase("Certify.ServiceInterface/Domain/A.cs", "class A { string b = \"Dapper\"; string c = $\"{b} Npgsql {\"Dapper\"}\"; }")]
    [TestCase("Certify.ServiceInterface/Domain/A.cs", "using DapperLike.Npgsqlish;")]
    [TestCase("Certify.ServiceInterface/Capabilities/A.cs", "using Certify.ServiceInterface.Persistence;")]
    [TestCase("Certify.ServiceInterface/Protocols/ApiV1/A.cs", "using Certify.ServiceInterface.Sessions; using Certify.ServiceInterface.Protocols.ApiV1.B;")]
    [TestCase("Certify.ServiceInterface/Providers/WeChat/A.cs", "using Certify.ServiceInterface.Providers.WeChat;")]
    public void A_look_into_an_open_room_is_none(string path, string code) =>
        Assert.That(RoomTable.Rules.SelectMany(rule => rule.Violations(new SourceFile(path, code))), Is.Empty);

    [Test]
    public void Foreign_and_global_usings_and_references_are_found()
    {
        Assert.That(ForeignUsings(new SourceFile("Certify.ServiceModel/A.cs", "using System.Text;\nusing Certify.ServiceModel.B;")), Is.Empty);
        Assert.That(ForeignUsings(new SourceFile("Certify.ServiceModel/A.cs", "using Microsoft.Extensions.B;")), Is.Not.Empty);
        Assert.That(GlobalUsings(new SourceFile("Certify.ServiceInterface/A.cs", "global using Dapper;")), Is.Not.Empty);
        Assert.That(GlobalUsings(new SourceFile("Certify.Host/Certify.Host.csproj", "<Using Include=\"Dapper\" />")), Is.Not.Empty);
        Assert.That(ForeignReferences(new SourceFile("Certify.MessageHost/Certify.MessageHost.csproj",
            "<ProjectReference Include=\"../Certify.ServiceInterface/Certify.ServiceInterface.csproj\" />")), Is.Not.Empty);
        Assert.That(ForeignReferences(new SourceFile("Certify.ServiceModel/Certify.ServiceModel.csproj",
            "<PackageReference Include=\"Dapper\" />")), Is.Not.Empty);
    }

    private static IEnumerable<string> ForeignUsings(SourceFile file) =>
        file.Path.StartsWith("Certify.ServiceModel/", StringComparison.Ordinal)
            ? Matches(file, UsingOfAnother(), "Certify.ServiceModel sees only the system and itself")
            : [];

    private static IEnumerable<string> GlobalUsings(SourceFile file) =>
        file.IsCSharp || file.Path.EndsWith(".csproj", StringComparison.Ordinal) || file.Path.EndsWith(".props", StringComparison.Ordinal)
            ? Matches(file, GlobalUsing(), "a global using opens every room at once")
            : [];

    private static IEnumerable<string> ForeignReferences(SourceFile file)
    {
        var project = Path.GetFileNameWithoutExtension(file.Path);
        if (!file.Path.EndsWith(".csproj", StringComparison.Ordinal) || !RoomTable.References.TryGetValue(project, out var allowed))
        {
            return [];
        }
        var references = Reference().Matches(file.Text).Select(match => match.Groups["name"].Value).Except(allowed);
        var packages = project == "Certify.ServiceModel" ? Package().Matches(file.Text).Select(match => match.Value) : [];
        return references.Concat(packages).Select(foreign => $"{file.Path} refers to {foreign}");
    }

    private static IEnumerable<string> Matches(SourceFile file, Regex what, string why) =>
        file.Lines.Index().Where(line => what.IsMatch(line.Item)).Select(line => file.At(line.Index, why));

    [GeneratedRegex(@"^\s*using\s+(static\s+)?(\w+\s*=\s*)?(?!System\b|Certify\.ServiceModel\b|static\b|\w+\s*=)\w")]
    private static partial Regex UsingOfAnother();

    [GeneratedRegex(@"^\s*(global\s+using\s|<Using\s)")]
    private static partial Regex GlobalUsing();

    [GeneratedRegex(@"<ProjectReference\s+Include=""[^""]*?(?<name>[\w.]+)\.csproj""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"<(Package|Framework)Reference\s+Include=""[^""]*""")]
    private static partial Regex Package();
}

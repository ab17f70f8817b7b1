using System.Text.Json;
using System.Text.RegularExpressions;
using Certify.MessageHost.ClientCode;
using Certify.MessageHost.Operations;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.ClientCode.Native;

/// <summary>Swift and Dart, for which no compiler is at hand: what is generated and the samples are parsed, and their names are held.</summary>
public sealed class ParsedClientTests
{
    private static readonly NpmFolder Grammars = new("CERTIFY_TEST_GRAMMARS", "ClientCode", "Native", "grammars");

    private CertifyApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await CertifyApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase("swift", "Sources/Sample.swift", "Package.swift")]
    [TestCase("dart", "bin/sample.dart")]
    public async Task The_generated_code_and_the_sample_parse(string language, params string[] files)
    {
        await using var gadgets = await GadgetHost.Start();
        string[] texts = [await Code(language), await gadgets.Code(language), .. files.Select(file => Sample(language, file))];

        Assert.That(await Faults(language, texts), Is.All.Empty.And.Exactly(texts.Length).Items);
    }

    [TestCase("swift", "required public init(){", "required public init({")]
    [TestCase("dart", "fromMap(Map<String, dynamic> json) {", "fromMap(Map<String, dynamic json) {")]
    public async Task What_is_broken_does_not_parse(string language, string good, string bad)
    {
        var code = await Code(language, "?IncludeTypes=FetchInfo.*");
        Assert.That(code, Does.Contain(good));

        var faults = await Faults(language, [code, new Regex(Regex.Escape(good)).Replace(code, bad, 1)]);

        Assert.That(faults[0], Is.Empty);
        Assert.That(faults[1], Is.Not.Empty);
    }

    [TestCase("swift", "public var {0}:", "public var {0}:")]
    [TestCase("dart", "json['{0}']", "'{0}': ")]
    public async Task Every_property_has_its_wire_name(string language, string read, string write)
    {
        var classes = Classes(await Code(language));
        var properties = ApiModel.Build(app.Get<Catalogue>()).ForClientCode().Types
            .SelectMany(type => type.Properties.Select(property => (Type: type.Name, property.WireName))).ToArray();

        var wrong = properties.Where(property => !Spells(classes[property.Type], read, property.WireName) || !Spells(classes[property.Type], write, property.WireName));

        Assert.That(properties, Has.Length.GreaterThan(200), "the whole catalogue is there");
        Assert.That(wrong, Is.Empty);
    }

    [TestCase("swift", "Sources/Sample.swift", "public var {0}:")]
    [TestCase("dart", "bin/sample.dart", " {0};")]
    public async Task The_sample_uses_what_is_generated(string language, string file, string declared)
    {
        var (sample, classes) = (Sample(language, file), Classes(await Code(language)));
        (string Type, string[] Members)[] used =
        [
            ("IssueToken", ["auth_type", "phone", "password"]), ("IssuedTokenResponse", ["token"]), ("SubmitPhoto", ["t_photo"]),
            ("SubmitInfo", ["name", "idcard_number"]), ("FetchInfo", []), ("FetchInfoResponse", ["response"]),
            ("FetchInfoResult", ["validate_obj"]), ("ValidateObject", ["validate_status"]),
        ];

        foreach (var (type, members) in used)
        {
            Assert.That(members.Where(member => !Regex.IsMatch(sample, $@"\b{member}\b")), Is.Empty, $"the sample no longer uses {type} so");
            Assert.That(members.Where(member => !Spells(classes[type], declared, member)), Is.Empty, type);
        }
    }

    private static bool Spells(string code, string pattern, string name) => code.Contains(pattern.Replace("{0}", name, StringComparison.Ordinal), StringComparison.Ordinal);

    private static string Sample(string language, string file) => File.ReadAllText(Path.Combine(Repository.Root, "samples", language, file));

    private Task<string> Code(string language, string query = "") => app.Client.GetStringAsync(new Uri($"/types/{language}{query}", UriKind.Relative));

    /// <summary>The text of each class, by its name.</summary>
    private static Dictionary<string, string> Classes(string code) =>
        Regex.Matches(code, @"^(public )?class (?<name>\w+)[^\n]*\n\{\n(?<body>.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline)
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["body"].Value);

    private static async Task<string[][]> Faults(string language, string[] texts)
    {
        using var node = await Grammars.Start("parse.mjs");
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(texts.Select(text => new { language, text })));
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync();
        var answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.That(node.ExitCode, Is.Zero, await errors);
        return JsonSerializer.Deserialize<string[][]>(answer)!;
    }
}

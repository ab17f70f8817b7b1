using System.Net;
using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceModel.Contracts;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.ClientCode;

public sealed class ClientCodeTests
{
    private GadgetHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await GadgetHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCase("typescript", "ts")]
    [TestCase("typescript.d", "d.ts")]
    [TestCase("mjs", "mjs")]
    [TestCase("csharp", "cs.txt")]
    [TestCase("swift", "swift")]
    [TestCase("kotlin", "kt")]
    [TestCase("java", "java")]
    [TestCase("dart", "dart")]
    [TestCase("python", "py")]
    public async Task Every_language_spells_everything(string language, string extension) =>
        GoldenFile.Check($"ClientCode/gadgets.{extension}", await host.Code(language));

    [Test]
    public async Task The_metadata_describes_everything() =>
        GoldenFile.Check("ClientCode/gadgets.metadata.json", await host.Client.GetStringAsync(new Uri("/types/metadata.json", UriKind.Relative)));

    [TestCase("typescript", "t_photo?: number", "user_sid!: string", "Red = 'Red'")]
    [TestCase("java", "@SerializedName(\"user_sid\")", "public String userSid", "Red, DarkBlue;")]
    [TestCase("kotlin", "@SerializedName(\"user_sid\")", "open var userSid:String?", "IReturn<Paged<Gadget>>")]
    [TestCase("python", "user_sid: Optional[str] = field(metadata=config(field_name='user_sid'), default=None)", "DARK_BLUE = 'DarkBlue'", "class_: Optional[str] = field(metadata=config(field_name='class')")]
    [TestCase("dart", "user_sid = json['user_sid'];", "'user_sid': user_sid,", "context_ = json['context'];")]
    [TestCase("swift", "public var user_sid:String?", "case DarkBlue", "public var `class`:String?")]
    [TestCase("csharp", "[DataMember(Name = \"user_sid\")]", "public virtual string UserSid", "IReturn<Paged<Gadget>>, IGet")]
    [TestCase("mjs", "user_sid;", "createResponse() { return new Blob() }", "DarkBlue: 'DarkBlue',")]
    public async Task Wire_names_are_kept_on_read_and_write(string language, params string[] parts)
    {
        var code = await host.Code(language);

        Assert.That(parts.Where(part => !code.Contains(part, StringComparison.Ordinal)), Is.Empty);
        Assert.That(code, Does.Not.Contain("GetAccessToken"), "client libraries have it themselves");
        Assert.That(code, Does.Contain("v_photo is sent as a file of the form."));
    }

    [TestCase("typescript", "MakePropertiesOptional", "True", "user_sid?: string")]
    [TestCase("typescript", "GlobalNamespace", "Gadgets", "export module Gadgets {")]
    [TestCase("typescript", "DefaultImports", "Extra:./extra", "import { Extra } from \"./extra\";")]
    [TestCase("typescript", "AddResponseStatus", "True", "responseStatus?: ResponseStatus;")]
    [TestCase("typescript", "AddImplicitVersion", "3", "public version: number = 3;")]
    [TestCase("typescript.d", "DefaultImports", "Extra:./extra", "import { Extra } from \"./extra\";")]
    [TestCase("dart", "AddImplicitVersion", "3", "ReadGadgetPhoto({this.version=3});")]
    [TestCase("csharp", "MakeVirtual", "False", "public string UserSid")]
    [TestCase("csharp", "MakeInternal", "True", "internal partial class FindGadget")]
    [TestCase("csharp", "GlobalNamespace", "Acme.Dtos", "namespace Acme.Dtos")]
    [TestCase("csharp", "AddIndexesToDataMembers", "True", "[DataMember(Name = \"user_sid\", Order = 1)]")]
    [TestCase("java", "Package", "acme.dtos", "package acme.dtos;")]
    [TestCase("java", "GlobalNamespace", "Gadgetry", "public class Gadgetry")]
    [TestCase("java", "SettersReturnThis", "False", "public void setId(Long value)")]
    [TestCase("kotlin", "Package", "acme.dtos", "package acme.dtos\n")]
    [TestCase("swift", "BaseClass", "NSObject", "public class FindGadget : NSObject, IReturn, IGet, Codable")]
    [TestCase("swift", "TreatTypesAsStrings", "Int64", "public var big:String?")]
    [TestCase("swift", "TreatTypesAsStrings", "DateTimeOffset", "public var since:String?")]
    [TestCase("python", "DataClass", "@frozen", "@frozen\nclass Part")]
    public async Task An_option_changes_the_code_and_stays_in_the_header(string language, string option, string value, string expected)
    {
        var code = await host.Code(language, $"{option.ToLowerInvariant()}={Uri.EscapeDataString(value)}&nobody=knows");

        Assert.That(code, Does.Contain(expected).And.Contain($"\n{option}: {value}\n"));
        Assert.That(code, Does.Not.Contain("nobody"));
    }

    [Test]
    public async Task A_version_is_sent_also_when_all_properties_may_be_left_out() =>
        Assert.That(await host.Code("typescript", "AddImplicitVersion=3&MakePropertiesOptional=True"), Does.Contain("public version?: number = 3;"));

    [TestCase("csharp", "ResponseStatus? ResponseStatus {")]
    [TestCase("typescript", "responseStatus?: ResponseStatus;")]
    [TestCase("typescript.d", "responseStatus?: ResponseStatus;")]
    [TestCase("swift", "public var responseStatus:ResponseStatus?")]
    [TestCase("kotlin", "open var responseStatus:ResponseStatus?")]
    [TestCase("java", "public ResponseStatus responseStatus = null;")]
    [TestCase("dart", "ResponseStatus? responseStatus;")]
    [TestCase("python", "responseStatus: Optional[ResponseStatus]")]
    public async Task A_status_is_added_to_the_first_answer_of_a_line_and_not_again(string language, string member)
    {
        await using var toys = await GadgetHost.Start(typeof(LineServices), typeof(FindLine), typeof(FindLongLine));

        var code = await toys.Code(language, "AddResponseStatus=True&IncludeTypes=FindLine,FindLongLine");

        Assert.That(code, Does.Contain("LongLine"));
        Assert.That(code.Split(member), Has.Length.EqualTo(2));
    }

    [TestCase("AddServiceStackTypes", "False", "interface IReturn")]
    [TestCase("AddDescriptionAsComments", "False", "/** ")]
    [TestCase("ExcludeTypes", "RemoveGadget", "RemoveGadget {")]
    public async Task An_option_leaves_something_out(string option, string value, string gone)
    {
        Assert.That(await host.Code("typescript"), Does.Contain(gone.TrimEnd('{', ' ')));
        Assert.That(await host.Code("typescript", $"{option}={value}"), Does.Not.Contain(gone));
    }

    [TestCase("AllParts.*", "AllParts,Part")]
    [TestCase("FindGadget", "FindGadget,Gadget,Named")]
    [TestCase("Part", "Part")]
    [TestCase("{Toy}", "AllParts,Colour,FindGadget,Gadget,ListGadgets,Named,Paged,Part")]
    [TestCase("{Toy}.*", "AllParts,Colour,FindGadget,Gadget,ListGadgets,Named,Paged,Part")]
    [TestCase("RemoveGadget,Part", "Part,RemoveGadget")]
    [TestCase("Certify.Tests.ClientCode/*,Nothing", "AllParts,Colour,FindGadget,Gadget,ListGadgets,Named,Paged,Part,ReadGadgetPhoto,RemoveGadget,SaveGadget,UploadGadgetPhoto")]
    [TestCase("Nothing", "")]
    public async Task IncludeTypes_takes_types_doors_and_namespaces(string include, string expected)
    {
        var code = await host.Code("typescript", $"IncludeTypes={Uri.EscapeDataString(include)}");

        var types = code.Split('\n').Where(line => line.StartsWith("export class ", StringComparison.Ordinal) || line.StartsWith("export enum ", StringComparison.Ordinal))
            .Select(line => line.Split(' ', '<')[2]).Order(StringComparer.Ordinal);
        Assert.That(string.Join(',', types), Is.EqualTo(expected));
    }

    [TestCase("GlobalNamespace=a*/alert(1)")]
    [TestCase("GlobalNamespace=a%0Ab")]
    [TestCase("DefaultImports=%22%3Bevil()%3B%22")]
    [TestCase("IncludeTypes=%22%22%22")]
    public async Task What_could_end_the_comment_is_dropped(string query)
    {
        foreach (var language in new[] { "typescript", "python", "mjs" })
        {
            Assert.That(await host.Code(language, query), Is.EqualTo(await host.Code(language)));
        }
    }

    [Test]
    public async Task The_base_url_is_the_public_one_unless_the_tool_names_another()
    {
        Assert.That(await host.Code("dart"), Does.Contain("\nBaseUrl: https://gadgets.example\n"));
        Assert.That(await host.Code("dart", "BaseUrl=http%3A%2F%2F10.0.0.1%3A81%2Fx%2F"), Does.Contain("\nBaseUrl: http://10.0.0.1:81/x\n"));
        Assert.That(await host.Code("dart", "BaseUrl=javascript%3Ax"), Does.Contain("\nBaseUrl: https://gadgets.example\n"));
    }

    [Test]
    public async Task An_unknown_language_is_not_found()
    {
        using var answer = await host.Client.GetAsync(new Uri("/types/cobol", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"responseStatus\"").And.Not.Contain("Options:"));
    }

    [TestCase(typeof(FlagServices), typeof(SetFlags), "SetFlags.Flags")]
    [TestCase(typeof(TwinServices), typeof(Twins.MakePart), "have one name")]
    public void A_message_that_no_client_can_spell_stops_the_start(Type services, Type message, string words) =>
        Assert.That(async () => await GadgetHost.Start(services, message), Throws.TypeOf<CatalogueException>().With.Message.Contains(words));

    [Tag("Toy")]
    public sealed class SetFlags : IReturnVoid, IPost
    {
        public Options Flags { get; set; }
    }

    [Flags]
    public enum Options
    {
        None = 0,
        Some = 1,
    }

    public sealed class FlagServices
    {
        public Refusal? Post(SetFlags message) => message.Flags == Options.Some ? new Refusal("BAD", "bad", 200, 400) : null;
    }

    [Tag("Toy")]
    public sealed class FindLine : IReturn<Line>, IGet;

    [Tag("Toy")]
    public sealed class FindLongLine : IReturn<LongLine>, IGet;

    public class Line
    {
        public int Length { get; set; }
    }

    public sealed class LongLine : Line
    {
        public int More { get; set; }
    }

    public sealed class LineServices
    {
        public Answer<Line> Get(FindLine message) => new Line { Length = message.ToString()!.Length };

        public Answer<LongLine> Get(FindLongLine message) => new LongLine { More = message.ToString()!.Length };
    }

    public static class Twins
    {
        [Tag("Toy")]
        public sealed class MakePart : IReturn<Part>, IPost;

        public sealed class Part
        {
            public string? Other { get; set; }
        }
    }

    public sealed class TwinServices
    {
        public Answer<Twins.Part> Post(Twins.MakePart message) => new Twins.Part { Other = message.ToString() };
    }
}

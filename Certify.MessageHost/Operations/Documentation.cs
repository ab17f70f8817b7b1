using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace Certify.MessageHost.Operations;

/// <summary>What the messages' doc comments say, from the XML file beside their assembly.</summary>
public sealed class Documentation
{
    private readonly Dictionary<string, XElement> members;

    private Documentation(XDocument document) =>
        members = document.Descendants("member")
            .Where(member => member.Attribute("name") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>Reads the file beside the assembly; an absent file documents nothing.</summary>
    public static Documentation Beside(Assembly assembly)
    {
        var folder = Path.GetDirectoryName(assembly.Location) is { Length: > 0 } known ? known : AppContext.BaseDirectory;
        var file = Path.Combine(folder, assembly.GetName().Name + ".xml");
        return new Documentation(File.Exists(file) ? XDocument.Load(file) : new XDocument());
    }

    public static Documentation Parse(string xml) => new(XDocument.Parse(xml));

    /// <summary>The summary of a type, property or enum member as one line of plain text; null where there is none.</summary>
    public string? Summary(MemberInfo member) => Text(member, "summary") ?? ParameterOf(member);

    public string? Remarks(MemberInfo member) => Text(member, "remarks");

    /// <summary>The key of a member in the compiler's XML file.</summary>
    internal static string KeyOf(MemberInfo member) => member switch
    {
        Type type => "T:" + NameOf(type),
        PropertyInfo => $"P:{NameOf(member.DeclaringType!)}.{member.Name}",
        FieldInfo => $"F:{NameOf(member.DeclaringType!)}.{member.Name}",
        _ => throw new ArgumentException("Only types, properties and enum members are documented.", nameof(member)),
    };

    private static string NameOf(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Replace('+', '.');
    }

    /// <summary>The compiler keeps the words about a positional record's property with the record's type.</summary>
    private string? ParameterOf(MemberInfo member)
    {
        if (member is not PropertyInfo || !members.TryGetValue(KeyOf(member.DeclaringType!), out var type))
        {
            return null;
        }

        return Flatten(type.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == member.Name));
    }

    private string? Text(MemberInfo member, string part) =>
        members.TryGetValue(KeyOf(member), out var element) ? Flatten(element.Element(part)) : null;

    private static string? Flatten(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { IsEmpty: true } reference => ShortName(reference),
                _ => "",
            });
        }

        var line = string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    private static string ShortName(XElement reference)
    {
        var name = reference.Attributes().FirstOrDefault()?.Value ?? "";
        return name[(name.LastIndexOf('.') + 1)..];
    }
}

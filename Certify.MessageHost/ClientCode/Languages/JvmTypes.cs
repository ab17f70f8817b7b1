namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>What Java and Kotlin share: the options, the names of members, the boxed types.</summary>
internal static class JvmTypes
{
    public const string Imports =
        "java.math.*,java.util.*,java.io.InputStream,net.servicestack.client.*,com.google.gson.annotations.*,com.google.gson.reflect.*";

    public static void Begin(CodeText text, CodePlan plan, string end)
    {
        if (plan.Choices.Text("Package") is { Length: > 0 } package)
        {
            text.Line($"package {package}{end}");
            text.Line();
        }

        foreach (var import in plan.Choices.List("DefaultImports"))
        {
            text.Line($"import {import}{end}");
        }

        text.Line();
    }

    /// <summary>The member's name in camel case; a keyword gets a capital, which both languages allow.</summary>
    public static string MemberOf(ApiProperty property, IReadOnlySet<string> keywords)
    {
        var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        return keywords.Contains(name) ? property.Name : name;
    }

    public static string Spell(TypeReference type, Func<ScalarKind, string> scalar) => type switch
    {
        TypeReference.Scalar known => scalar(known.Kind),
        TypeReference.ListOf list => $"ArrayList<{Spell(list.Item, scalar)}>",
        TypeReference.MapOf map => $"HashMap<String,{Spell(map.Value, scalar)}>",
        TypeReference.Named { Arguments.Count: 0 } named => named.Name,
        TypeReference.Named named => $"{named.Name}<{string.Join(",", named.Arguments.Select(argument => Spell(argument, scalar)))}>",
        TypeReference.Parameter parameter => parameter.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>A class that is gone at run time, as generic ones and lists are, needs a token.</summary>
    public static bool NeedsToken(TypeReference type) => type is TypeReference.ListOf or TypeReference.MapOf or TypeReference.Named { Arguments.Count: > 0 };

    /// <summary>The annotations can stand once only, so further routes are comments.</summary>
    public static void Routes(CodeText text, ApiType type)
    {
        var mark = "";
        foreach (var route in type.Operation?.Routes ?? [])
        {
            text.Line($"{mark}@Route(Path=\"{route.Path}\", Verbs=\"{route.Verb}\")");
            mark = "// ";
        }
    }

    public static void MemberAnnotations(CodeText text, ApiProperty property, int order, string member)
    {
        text.Line($"@DataMember(Name=\"{property.WireName}\", Order={order})");
        if (member != property.WireName)
        {
            text.Line($"@SerializedName(\"{property.WireName}\")");
        }
    }
}

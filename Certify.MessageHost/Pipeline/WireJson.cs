using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Certify.MessageHost.Operations;
using Certify.ServiceModel.Contracts;

namespace Certify.MessageHost.Pipeline;

/// <summary>
/// How responses become JSON: wire names, base class first, nulls left out, enums by name. Legacy answers also have the nulls and
/// date objects that their documents show.
/// </summary>
public sealed class WireJson
{
    private WireJson(bool legacy, WireEncoder encoder)
    {
        Encoder = encoder;
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(type => Shape(type, legacy));
        Options = new JsonSerializerOptions
        {
            Encoder = encoder,
            TypeInfoResolver = resolver,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(), new WireTimeConverter() },
        };
        Options.MakeReadOnly();
    }

    /// <summary>For legacy routes of most protocols.</summary>
    public static WireJson Legacy { get; } = new(legacy: true, WireEncoder.Plain);

    /// <summary>For legacy routes of protocols that were written in Go.</summary>
    public static WireJson LegacyHtml { get; } = new(legacy: true, WireEncoder.Html);

    /// <summary>For typed routes.</summary>
    public static WireJson Typed { get; } = new(legacy: false, WireEncoder.Plain);

    public JsonSerializerOptions Options { get; }

    public WireEncoder Encoder { get; }

    /// <summary>The form of a protocol's legacy answers, or of typed answers.</summary>
    public static WireJson Of(WireFormat format, bool typed) => typed ? Typed : format.EscapesHtml ? LegacyHtml : Legacy;

    private static void Shape(JsonTypeInfo type, bool legacy)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var inWireOrder = type.Properties
            .Where(property => property.AttributeProvider is PropertyInfo known && !known.IsDefined(typeof(IgnoreDataMemberAttribute)))
            .OrderBy(property => WireProperty.OrderOf((PropertyInfo)property.AttributeProvider!))
            .ToArray();
        type.Properties.Clear();
        foreach (var property in inWireOrder)
        {
            var known = (PropertyInfo)property.AttributeProvider!;
            property.Name = WireProperty.NameOf(known);
            if (legacy && known.GetCustomAttribute<WrittenWhenNullAttribute>() is { } written)
            {
                var condition = written.When is { } name ? type.Type.GetProperty(name)! : null;
                property.ShouldSerialize = (owner, value) => value is not null || condition is null || condition.GetValue(owner) is true;
            }

            if (legacy && known.IsDefined(typeof(DateBeanAttribute)))
            {
                property.CustomConverter = new DateBeanConverter();
            }

            type.Properties.Add(property);
        }
    }
}

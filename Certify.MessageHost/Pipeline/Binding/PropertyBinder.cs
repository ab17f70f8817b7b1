using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.ServiceModel.Contracts;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>Reads, checks and sets one property of a message.</summary>
internal sealed class PropertyBinder
{
    private readonly ValueReader? reader;
    private readonly Lazy<Action<object, object?>> setter;
    private readonly bool required;
    private readonly bool mayBeBlank;
    private readonly int longest;
    private readonly IReadOnlyList<string>? allowed;

    public PropertyBinder(WireProperty property)
    {
        var known = property.Property;
        FilePart = known.PropertyType == typeof(UploadedFile) ? known.GetCustomAttribute<FilePartAttribute>()?.PartName ?? property.Name : null;
        Name = FilePart ?? property.Name;
        PropertyName = known.Name;
        Alternatives = [.. known.GetCustomAttributes<AlsoNamedAttribute>().Select(also => also.Name)];
        Utf8Names = [.. Alternatives.Prepend(property.Name).Select(Encoding.UTF8.GetBytes)];
        reader = FilePart is null ? ValueReader.Of(known.PropertyType) : null;
        setter = new(() => Setter(known));
        required = known.GetCustomAttribute<RequiredAttribute>() is not null;
        mayBeBlank = known.GetCustomAttribute<RequiredAttribute>()?.AllowEmptyStrings ?? true;
        longest = known.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? int.MaxValue;
        allowed = known.GetCustomAttribute<AllowedValuesOnWireAttribute>()?.Values;
    }

    /// <summary>The wire name; of a file the documented name of its part.</summary>
    public string Name { get; }

    public string PropertyName { get; }

    public IReadOnlyList<string> Alternatives { get; }

    /// <summary>The wire name and its alternatives, as they stand in JSON.</summary>
    public byte[][] Utf8Names { get; }

    /// <summary>The documented name of the file's part; null where the property is no file.</summary>
    public string? FilePart { get; }

    public bool IsList => reader is ListReader;

    public FieldProblem? Bind(object message, in Given given, bool scalarsAsText)
    {
        if (given.Origin == Origin.Nowhere)
        {
            return required ? new FieldProblem(Name, FieldFault.Missing) : null;
        }

        if (given.File is not null)
        {
            setter.Value(message, given.File);
            return null;
        }

        if (given.Text is null && given.Json.ValueKind == JsonValueKind.Null)
        {
            return required ? new FieldProblem(Name, FieldFault.Null) : null;
        }

        return reader is ScalarReader scalar ? BindScalar(message, given, scalar, scalarsAsText) : BindComposite(message, given);
    }

    private FieldProblem? BindScalar(object message, in Given given, ScalarReader scalar, bool scalarsAsText)
    {
        var wrongKind = given.Text is null && scalar.IsText && given.Json.ValueKind != JsonValueKind.String && !scalarsAsText;
        var text = given.Text ?? ScalarReader.TextOf(given.Json);
        if (text is null || wrongKind)
        {
            return new FieldProblem(Name, FieldFault.WrongType, text);
        }

        if (string.IsNullOrWhiteSpace(text) && (!mayBeBlank || (!scalar.IsText && allowed is null)))
        {
            return mayBeBlank ? null : new FieldProblem(Name, FieldFault.Blank, text);
        }

        // Before the type: of a number in a closed set, a client is told the choice and not the type.
        if (allowed is not null && !allowed.Contains(text))
        {
            return new FieldProblem(Name, FieldFault.NotAllowed, text);
        }

        if (!scalar.TryRead(text, out var value))
        {
            return new FieldProblem(Name, FieldFault.WrongType, text);
        }

        if (text.Length > longest && CodePoints(text) > longest)
        {
            return new FieldProblem(Name, FieldFault.TooLong, text, longest);
        }

        setter.Value(message, value);
        return null;
    }

    private FieldProblem? BindComposite(object message, in Given given)
    {
        object? value = null;
        var read = reader switch
        {
            ListReader list when given.Repeated is not null => list.TryReadAll(given.Repeated, out value),
            { } any when given.Text is { } text => (text.Length == 0 && any is not ListReader) || any.TryRead(text, out value),
            { } any => any.TryRead(given.Json, out value),
            null => false,
        };
        if (read && value is not null)
        {
            setter.Value(message, value);
        }

        return read ? null : new FieldProblem(Name, FieldFault.WrongType, given.Text);
    }

    private static int CodePoints(string text)
    {
        var count = text.Length;
        foreach (var character in text)
        {
            count -= char.IsLowSurrogate(character) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Compiled when it is first needed: a start that compiled them all would be twice as long.</summary>
    private static Action<object, object?> Setter(PropertyInfo property)
    {
        var (message, value) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(object)));
        var assign = Expression.Call(
            Expression.Convert(message, property.DeclaringType!), property.SetMethod!, Expression.Convert(value, property.PropertyType));
        return Expression.Lambda<Action<object, object?>>(assign, message, value).Compile();
    }
}

using System.Buffers;
using System.Linq.Expressions;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Certify.MessageHost.Operations;
using Certify.ServiceModel.Contracts;
using Microsoft.AspNetCore.WebUtilities;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>
/// Makes a message of one type from the parts of a request. Compiled at the first one; finds every problem in the order of the properties.
/// </summary>
internal sealed class MessageBinder
{
    private readonly Lazy<Func<object>> create;
    private readonly PropertyBinder[] properties;
    private readonly PropertyNames names;

    public MessageBinder(Type type)
    {
        create = new(() => Expression.Lambda<Func<object>>(Expression.New(type)).Compile());
        properties = [.. WireProperty.Of(type).Where(property => property.Property.CanWrite).Select(property => new PropertyBinder(property))];
        names = new PropertyNames(properties);
        FileProperty = Array.FindIndex(properties, property => property.FilePart is not null);
    }

    public int Count => properties.Length;

    public bool TakesFile => FileProperty >= 0;

    private int FileProperty { get; }

    /// <summary>The index of the property that a place in a route names.</summary>
    public int IndexOf(string propertyName) =>
        Array.FindIndex(properties, property => property.PropertyName.Equals(propertyName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the property of a wire name stands; what is no property stands last.</summary>
    public int PositionOf(string wireName)
    {
        var index = Array.FindIndex(properties, property => property.Name == wireName);
        return index < 0 ? properties.Length : index;
    }

    public bool IsFile(string wireName) => TakesFile && properties[FileProperty].Name == wireName;

    public Bound Bind(in BindingInput input)
    {
        var given = ArrayPool<Given>.Shared.Rent(properties.Length);
        try
        {
            Array.Clear(given, 0, properties.Length);
            Collect(input, given);
            var message = create.Value();
            List<FieldProblem>? problems = null;
            for (var i = 0; i < properties.Length; i++)
            {
                // Here and not while collecting: of a repeated key the first counts, even when it is empty.
                if (input.EmptyIsAbsent && given[i].Text is "")
                {
                    given[i] = default;
                }

                if (properties[i].Bind(message, given[i], input.ScalarsAsText) is { } problem)
                {
                    (problems ??= []).Add(problem);
                }
            }

            return new Bound(message, problems ?? (IReadOnlyList<FieldProblem>)[]);
        }
        finally
        {
            ArrayPool<Given>.Shared.Return(given, clearArray: true);
        }
    }

    private void Collect(in BindingInput input, Given[] given)
    {
        if (input.Lenient)
        {
            CollectQuery(input, given);
            CollectForm(input, given);
            CollectLenientJson(input.Parameters, given);
        }
        else
        {
            CollectExactJson(input.Parameters, given);
            CollectRoot(input, given);
            CollectForm(input, given);
            CollectQuery(input, given);
        }

        foreach (var value in input.Path.Span)
        {
            given[value.Property] = new Given { Origin = Origin.Path, Text = value.Text };
        }
    }

    private void CollectQuery(in BindingInput input, Given[] given)
    {
        if (string.IsNullOrEmpty(input.Query) || input.QueryMembers is { Count: 0 })
        {
            return;
        }

        foreach (var pair in new QueryStringEnumerable(input.Query))
        {
            var index = names.Find(pair.DecodeName().Span, input.Lenient);
            if (index >= 0 && input.QueryMembers?.Contains(properties[index].Name) != false)
            {
                Offer(ref given[index], index, pair.DecodeValue().ToString(), Origin.Query, input.FirstOfRepeated);
            }
        }
    }

    private void CollectForm(in BindingInput input, Given[] given)
    {
        if (input.Form is not { } form)
        {
            return;
        }

        // Legacy clients name an upload's parameters in the query alone; what else their form says is part of what is uploaded.
        foreach (var (name, text) in TakesFile && !input.Lenient ? [] : form.Texts)
        {
            var index = names.Find(name, input.Lenient);
            if (index >= 0 && index != FileProperty)
            {
                Offer(ref given[index], index, text, Origin.Form, input.FirstOfRepeated);
            }
        }

        if (TakesFile && FindFile(form, properties[FileProperty].Name, input.Lenient) is { } file)
        {
            given[FileProperty] = new Given { Origin = Origin.Form, File = file };
        }
    }

    /// <summary>The last part of the documented name; for typed clients else the only file there is.</summary>
    private static UploadedFile? FindFile(FormFields form, string name, bool lenient)
    {
        for (var i = form.Files.Count - 1; i >= 0; i--)
        {
            if (form.Files[i].Name.Equals(name, lenient ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            {
                return form.Files[i].File;
            }
        }

        return lenient && form.Files.Count == 1 ? form.Files[0].File : null;
    }

    private void CollectExactJson(JsonElement parameters, Given[] given)
    {
        if (parameters.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        for (var i = 0; i < properties.Length; i++)
        {
            foreach (var name in properties[i].Utf8Names)
            {
                // Of members of one name this finds the last.
                if (i != FileProperty && parameters.TryGetProperty(name, out var json))
                {
                    given[i] = new Given { Origin = Origin.Json, Json = json };
                    break;
                }
            }
        }
    }

    private void CollectRoot(in BindingInput input, Given[] given)
    {
        if (input.Root.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var name in input.RootMembers)
        {
            var index = names.Find(name, lenient: false);
            if (index < 0 || !input.Root.TryGetProperty(name, out var json))
            {
                continue;
            }

            // A null there names nothing, so it takes no other place's value away.
            if (json.ValueKind != JsonValueKind.Null || given[index].Origin == Origin.Nowhere)
            {
                given[index] = new Given { Origin = Origin.Json, Json = json };
            }
        }
    }

    private void CollectLenientJson(JsonElement parameters, Given[] given)
    {
        if (parameters.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        Span<char> buffer = stackalloc char[PropertyNames.Longest];
        foreach (var member in parameters.EnumerateObject())
        {
            var index = FindLeniently(member, buffer);
            var replaces = index >= 0 && index != FileProperty && (given[index].Origin == Origin.Nowhere || member.Value.ValueKind != JsonValueKind.Null);
            if (replaces)
            {
                given[index] = new Given { Origin = Origin.Json, Json = member.Value };
            }
        }
    }

    /// <summary>By the name as it stands in the body, which costs no string; one with escapes is first read.</summary>
    private int FindLeniently(JsonProperty member, Span<char> buffer)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return raw.Contains((byte)'\\') ? names.Find(member.Name, lenient: true)
            : Encoding.UTF8.TryGetChars(raw, buffer, out var length) ? names.Find(buffer[..length], lenient: true)
            : -1;
    }

    private void Offer(ref Given given, int index, string text, Origin origin, bool firstOfRepeated)
    {
        if (given.Origin != origin)
        {
            given = new Given { Origin = origin, Text = text };
            return;
        }

        if (properties[index].IsList)
        {
            (given.Repeated ??= [given.Text!]).Add(text);
        }

        given.Text = firstOfRepeated ? given.Text : text;
    }
}

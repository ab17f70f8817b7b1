using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Certify.MessageHost.Operations;
using Certify.ServiceModel.Contracts;

namespace Certify.MessageHost.ClientCode;

/// <summary>Walks the operations' messages by reflection, once, and collects the types in the order in which code can be written.</summary>
internal sealed class ApiModelBuilder(Documentation documentation)
{
    private readonly List<ApiType> types = [];
    private readonly Dictionary<string, Type> known = [];
    private readonly HashSet<Type> responses = [];
    private readonly NullabilityInfoContext nullability = new();
    private readonly List<string> failures = [];

    public ApiModel Build(IReadOnlyList<Operation> operations)
    {
        responses.UnionWith(operations.Select(operation => operation.ResponseType).OfType<Type>());
        foreach (var operation in operations.Where(operation => operation.ResponseType is not null))
        {
            Refer(operation.ResponseType!, $"the answer of {operation.Name}");
        }

        foreach (var operation in operations)
        {
            Declare(operation.RequestType, operation);
        }

        return failures.Count == 0
            ? new ApiModel([.. types.OrderBy(type => type.IsEnum ? 0 : type.IsRequest ? 2 : 1)])
            : throw new CatalogueException(failures);
    }

    /// <summary>Makes the reference, and sees to it that what it names is declared.</summary>
    private TypeReference Refer(Type type, string where)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner.IsGenericParameter)
        {
            return new TypeReference.Parameter(inner.Name);
        }

        if (ClrTypes.ScalarOf(inner) is { } scalar)
        {
            return new TypeReference.Scalar(scalar);
        }

        if (ClrTypes.ItemOf(inner) is { } item)
        {
            return new TypeReference.ListOf(Refer(item, where));
        }

        if (ClrTypes.MapValueOf(inner) is { } value)
        {
            return new TypeReference.MapOf(Refer(value, where));
        }

        if (inner.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || inner.IsDefined(typeof(FlagsAttribute)) || inner.IsInterface)
        {
            failures.Add($"{where} has the type {inner.Name}, which not every client language can express.");
            return new TypeReference.Scalar(ScalarKind.Any);
        }

        return Name(inner, where);
    }

    private TypeReference.Named Name(Type type, string where)
    {
        var arguments = type.IsGenericType ? type.GetGenericArguments().Select(argument => Refer(argument, where)).ToArray() : [];
        Declare(type.IsGenericType ? type.GetGenericTypeDefinition() : type, operation: null);
        return new TypeReference.Named(ClrTypes.NameOf(type), arguments, type.IsEnum);
    }

    private void Declare(Type type, Operation? operation)
    {
        var name = ClrTypes.NameOf(type);
        if (!known.TryAdd(name, type))
        {
            if (known[name] != type)
            {
                failures.Add($"{type.FullName} and {known[name].FullName} have one name, and client code has one space of names.");
            }

            return;
        }

        types.Add(type.IsEnum ? DescribeEnum(type, name) : DescribeClass(type, name, operation));
    }

    private ApiType DescribeEnum(Type type, string name) => new()
    {
        Name = name,
        Namespace = type.Namespace ?? "",
        Summary = documentation.Summary(type),
        Members =
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => new ApiEnumMember(field.Name, documentation.Summary(field))),
        ],
    };

    private ApiType DescribeClass(Type type, string name, Operation? operation)
    {
        // References are made first, because they declare what must stand before this type.
        var parent = type.BaseType is { } found && found != typeof(object) ? Name(found, name) : null;
        var own = WireProperty.Of(type).Where(property => property.Property.DeclaringType == type).ToArray();
        return new ApiType
        {
            Name = name,
            Namespace = type.Namespace ?? "",
            Summary = documentation.Summary(type),
            Parameters = type.IsGenericTypeDefinition ? [.. type.GetGenericArguments().Select(parameter => parameter.Name)] : [],
            Base = parent,
            IsAbstract = type.IsAbstract,
            Properties = [.. own.Where(property => !IsFile(property)).Select(property => Describe(property, name))],
            Files = [.. own.Where(IsFile).Select(DescribeFile)],
            Operation = operation,
            Returns = operation?.ResponseType is { } response ? Refer(response, name) : null,
            IsResponse = responses.Contains(type),
        };
    }

    private ApiProperty Describe(WireProperty wire, string owner)
    {
        var (property, type) = (wire.Property, wire.Property.PropertyType);
        var isNullable = type.IsValueType ? Nullable.GetUnderlyingType(type) is not null : nullability.Create(property).ReadState == NullabilityState.Nullable;
        return new ApiProperty(property.Name, wire.Name, Refer(type, $"{owner}.{property.Name}"), isNullable, property.IsDefined(typeof(RequiredAttribute)))
        {
            Summary = documentation.Summary(property),
            Values = property.GetCustomAttribute<AllowedValuesOnWireAttribute>()?.Values ?? [],
            MaxLength = property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength,
            WrittenWhenNull = property.IsDefined(typeof(WrittenWhenNullAttribute)),
            IsDateBean = property.IsDefined(typeof(DateBeanAttribute)),
        };
    }

    private ApiFile DescribeFile(WireProperty wire) =>
        new(wire.Property.GetCustomAttribute<FilePartAttribute>()?.PartName ?? wire.Name, documentation.Summary(wire.Property));

    private static bool IsFile(WireProperty wire) => wire.Property.PropertyType == typeof(UploadedFile);
}

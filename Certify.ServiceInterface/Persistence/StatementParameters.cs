using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Reflection;

namespace Certify.ServiceInterface.Persistence;

/// <summary>The properties of an object as the parameters of a statement, of the same types as Dapper gives them.</summary>
internal static class StatementParameters
{
    private static readonly ConcurrentDictionary<Type, Source[]> Known = new();

    public static void Add(DbBatchCommand command, object? args)
    {
        if (args is null)
        {
            return;
        }

        foreach (var source in Known.GetOrAdd(args.GetType(), Sources))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = source.Property.Name;
            if (source.Type is { } type)
            {
                parameter.DbType = type;
            }

            parameter.Value = Stored(source.Property.GetValue(args)) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
    }

    private static Source[] Sources(Type args) =>
        [.. args.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => new Source(property, TypeOf(property.PropertyType)))];

    /// <summary>Null where the value itself tells, as an array does.</summary>
    private static DbType? TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var known when known == typeof(string) => DbType.String,
        var known when known == typeof(long) || known == typeof(DateTimeOffset) => DbType.Int64,
        var known when known == typeof(int) || known == typeof(bool) => DbType.Int32,
        var known when known == typeof(byte[]) => DbType.Binary,
        { IsArray: true } => null,
        var other => throw new NotSupportedException($"{other.Name} is not stored."),
    };

    private static object? Stored(object? value) => value switch
    {
        DateTimeOffset time => StoredTypes.Write(time),
        bool flag => StoredTypes.Write(flag),
        _ => value,
    };

    private sealed record Source(PropertyInfo Property, DbType? Type);
}

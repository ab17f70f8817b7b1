using System.Data;
using Dapper;

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// How values lie in both databases: times as BIGINT unix milliseconds, flags as INTEGER 0 or 1, columns in snake_case.
/// The integer handlers are there because the two databases report different widths for one column, and Dapper takes a
/// record's constructor only when every width is exactly the parameter's.
/// </summary>
internal static class StoredTypes
{
    internal static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Read<int>(Convert.ToInt32);
        Read<long>(Convert.ToInt64);
        ReadAndWrite<bool>(stored => Convert.ToInt64(stored, null) != 0, Write, DbType.Int32);
        ReadAndWrite<DateTimeOffset>(stored => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(stored, null)), Write, DbType.Int64);
    }

    internal static long Write(bool flag) => flag ? 1 : 0;

    internal static long Write(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static void Read<T>(Func<object, T> read)
        where T : struct => SqlMapper.AddTypeHandler(typeof(T), new Handler<T>(read, value => value, null));

    private static void ReadAndWrite<T>(Func<object, T> read, Func<T, long> write, DbType type)
        where T : struct
    {
        // Dapper asks a handler to write only those types that its own map does not know.
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(typeof(T), new Handler<T>(read, value => write(value), type));
    }

    private sealed class Handler<T>(Func<object, T> read, Func<T, object> write, DbType? type) : SqlMapper.ITypeHandler
        where T : struct
    {
        public object? Parse(Type destinationType, object value) => value is null or DBNull ? null : read(value);

        public void SetValue(IDbDataParameter parameter, object value)
        {
            if (type is { } known)
            {
                parameter.DbType = known;
            }

            parameter.Value = value is T present ? write(present) : DBNull.Value;
        }
    }
}

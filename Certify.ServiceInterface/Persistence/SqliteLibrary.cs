using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// Prefers the system's SQLite, which the distribution patches, to the bundled one when it is newer. Without one, or with an
/// older one, the bundled one serves.
/// </summary>
internal static class SqliteLibrary
{
    private const string Bundled = "e_sqlite3";
    private static readonly int BundledVersion = 3_035_005;
    private static readonly Lazy<bool> Loaded = new(() =>
    {
        if (SystemLibrary() is { } library)
        {
            NativeLibrary.SetDllImportResolver(
                typeof(SQLite3Provider_e_sqlite3).Assembly,
                (name, _, _) => name == Bundled ? library : IntPtr.Zero);
        }

        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    });

    public static void Load() => _ = Loaded.Value;

    private static IntPtr? SystemLibrary()
    {
        foreach (var name in new[] { "libsqlite3.so.0", "libsqlite3.dylib" })
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), null, out var library)
                && NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var export)
                && Marshal.GetDelegateForFunctionPointer<LibraryVersion>(export)() > BundledVersion)
            {
                return library;
            }
        }

        return null;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int LibraryVersion();
}

using System.Runtime.InteropServices;
using System.Text;

namespace Certify.ServiceInterface.Persistence;

/// <summary>A small file that only its owner reads, and that exactly one of many starting processes makes.</summary>
internal static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file's text. Where there is none it is made; the loser of a race gets the winner's text.</summary>
    public static string ReadOrCreate(string path, Func<string> make)
    {
        if (!File.Exists(path))
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            TryCreate(path, make());
        }

        return File.ReadAllText(path);
    }

    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, FileMode600 | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Written whole under another name first, so that nobody reads half a file, not even after a power cut.</summary>
    private static void TryCreate(string path, string text)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode600;
        }

        try
        {
            using (var stream = new FileStream(draft, options))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            Publish(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>
    /// Gives the draft its name unless the name is taken. On Unix File.Move first looks and then renames, so two processes
    /// can both succeed; a hard link cannot replace a file.
    /// </summary>
    private static void Publish(string draft, string path)
    {
        if (!OperatingSystem.IsWindows() && Link(draft, path) == 0)
        {
            return;
        }

        try
        {
            // Windows, or a file system without hard links, or the name is taken.
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string created);
}

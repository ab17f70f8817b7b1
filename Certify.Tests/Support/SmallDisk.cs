using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>
/// A disk that is soon full: a tmpfs in a mount namespace of its own, which lives as long as the process that holds it and is reached
/// through that process. Needs no rights but to make such a namespace.
/// </summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Mounted = "mounted";

    private readonly Process holder;

    private SmallDisk(Process holder) => this.holder = holder;

    public string Folder => Path.Combine("/proc", holder.Id.ToString(CultureInfo.InvariantCulture), "root", "mnt");

    private string Filler => Path.Combine(Folder, "filler");

    public static async Task<SmallDisk> Make(int kilobytes)
    {
        if (!OperatingSystem.IsLinux() || TestServers.InPath("unshare") is not { } unshare)
        {
            Assert.Ignore("needs Linux with unshare");
            return null!;
        }

        var mount = string.Create(CultureInfo.InvariantCulture, $"mount -t tmpfs -o size={kilobytes}k,mode=700 none /mnt && echo {Mounted} && exec cat");
        var disk = new SmallDisk(ServerProgram.Start("/", unshare, "--user", "--map-root-user", "--mount", "sh", "-c", mount));
        if (await disk.holder.StandardOutput.ReadLineAsync() != Mounted)
        {
            await disk.DisposeAsync();
            Assert.Ignore("needs the right to make a mount namespace");
        }

        return disk;
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[1024]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        holder.StandardInput.Close();
        await holder.WaitForExitAsync();
        holder.Dispose();
    }
}

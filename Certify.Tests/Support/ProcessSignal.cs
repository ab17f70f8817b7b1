using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Certify.Tests.Support;

/// <summary>What a test may tell a process that it started.</summary>
public enum ProcessSignal
{
    /// <summary>Nothing is finished, nothing is handed back.</summary>
    Kill = 9,

    /// <summary>It may finish what it does.</summary>
    Terminate = 15,

    /// <summary>After <see cref="Pause"/>.</summary>
    GoOn = 18,

    /// <summary>It keeps its connections and answers nobody.</summary>
    Pause = 19,
}

public static class ProcessSignals
{
    public static void Send(this Process process, ProcessSignal signal)
    {
        if (!process.HasExited)
        {
            _ = SendSignal(process.Id, (int)signal);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int processId, int signal);
}

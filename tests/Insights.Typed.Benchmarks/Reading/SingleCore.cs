using System.Diagnostics;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>All candidates run on one core, and do not move between cores.</summary>
internal static class SingleCore
{
    public static void PinProcess()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            Process.GetCurrentProcess().ProcessorAffinity = 1;
        }
    }
}

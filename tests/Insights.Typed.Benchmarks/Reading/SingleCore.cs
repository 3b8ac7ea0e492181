using System.Diagnostics;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>What is compared runs on one core, and does not move between them.</summary>
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

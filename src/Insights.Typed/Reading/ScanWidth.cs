using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Insights.Typed.Reading;

/// <summary>How many bits are looked at in one step. Every width finds the same; tests run them all.</summary>
internal enum ScanWidth
{
    /// <summary>One byte, where the machine has no vectors.</summary>
    Byte = 8,

    /// <summary>Vectors of 128 bits.</summary>
    Vector128 = 128,

    /// <summary>Vectors of 256 bits.</summary>
    Vector256 = 256,

    /// <summary>Vectors of 512 bits, on machines that can also gather places in them.</summary>
    Vector512 = 512,
}

internal static class ScanWidths
{
    /// <summary>The widest that this machine has in hardware.</summary>
    public static ScanWidth Best { get; } =
        Avx512Vbmi2.IsSupported ? ScanWidth.Vector512
        : Vector256.IsHardwareAccelerated ? ScanWidth.Vector256
        : Vector128.IsHardwareAccelerated ? ScanWidth.Vector128
        : ScanWidth.Byte;
}

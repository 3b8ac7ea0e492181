using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Insights.Typed.Reading;

/// <summary>Specifies the number of bits that are processed in one step. All widths have the same result; tests run all of them.</summary>
internal enum ScanWidth
{
    /// <summary>One byte, for machines without vectors.</summary>
    Byte = 8,

    /// <summary>Vectors of 128 bits.</summary>
    Vector128 = 128,

    /// <summary>Vectors of 256 bits.</summary>
    Vector256 = 256,

    /// <summary>Vectors of 512 bits, on machines that can compress positions in them.</summary>
    Vector512 = 512,
}

internal static class ScanWidths
{
    /// <summary>Gets the widest that this machine supports in hardware.</summary>
    public static ScanWidth Best { get; } =
        Avx512Vbmi2.IsSupported ? ScanWidth.Vector512
        : Vector256.IsHardwareAccelerated ? ScanWidth.Vector256
        : Vector128.IsHardwareAccelerated ? ScanWidth.Vector128
        : ScanWidth.Byte;
}

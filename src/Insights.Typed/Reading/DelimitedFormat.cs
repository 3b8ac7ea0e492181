using System.Runtime.CompilerServices;

namespace Insights.Typed.Reading;

/// <summary>The properties of a report file that its bytes do not state.</summary>
/// <param name="Separator">The separator of fields.</param>
/// <param name="MaxRecordBytes">The maximum length of a record, without its line break.</param>
internal readonly record struct DelimitedFormat(byte Separator, int MaxRecordBytes)
{
    /// <summary>The default of the maximum length of a record.</summary>
    public const int DefaultMaxRecordBytes = 16 * 1024 * 1024;

    private const int SmallestMaxRecordBytes = 1024;

    /// <summary>The buffer of a record has up to twice its length, and a text up to as many characters: arrays and strings of .NET have a gigabyte of them.</summary>
    private const int LargestMaxRecordBytes = 512 * 1024 * 1024;

    /// <exception cref="ArgumentOutOfRangeException">The maximum length of a record is too small or too large.</exception>
    public static void ThrowIfOutOfRange(int maxRecordBytes, [CallerArgumentExpression(nameof(maxRecordBytes))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRecordBytes, SmallestMaxRecordBytes, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxRecordBytes, LargestMaxRecordBytes, name);
    }
}

namespace Insights.Typed.Reading;

/// <summary>What the bytes of a report file do not say themselves.</summary>
/// <param name="Separator">What stands between two fields.</param>
/// <param name="MaxRecordBytes">The longest record, without its line break.</param>
internal readonly record struct DelimitedFormat(byte Separator, int MaxRecordBytes);

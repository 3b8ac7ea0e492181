namespace Insights.Typed.Reading;

/// <summary>The properties of a report file that its bytes do not state.</summary>
/// <param name="Separator">The separator of fields.</param>
/// <param name="MaxRecordBytes">The maximum length of a record, without its line break.</param>
internal readonly record struct DelimitedFormat(byte Separator, int MaxRecordBytes);

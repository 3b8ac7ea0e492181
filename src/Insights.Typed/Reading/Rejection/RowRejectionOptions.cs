using Insights.Typed.Reading.Rejection;

namespace Insights.Typed;

/// <summary>
/// Has rows with a value that does not fit its column rejected, up to a limit, in place of ending the reading. Each rejected
/// row is reported to <see cref="OnRowRejected"/>, written to <see cref="FilePath"/>, or both; the others are read as always.
/// </summary>
/// <remarks>
/// A value that does not fit is one of another type, a missing one in a column that is not nullable, and text that is not
/// UTF-8. What damages the file's structure ends the reading all the same, since it is in doubt then where rows begin: a
/// record with more or fewer fields than the header, a quote that never closes, a record that is too long, broken compression.
/// </remarks>
public sealed class RowRejectionOptions
{
    /// <summary>How many rows may be rejected. One more is an error that names the limit, the number and the first reasons.</summary>
    public required RowRejectionLimit MaxRejectedRows { get; set; }

    /// <summary>
    /// Called with each rejected row, in the order of the report: after the rows before it were returned and before the rows
    /// after it. An exception that it throws ends the reading.
    /// </summary>
    public Action<RejectedRow>? OnRowRejected { get; set; }

    /// <summary>
    /// The file that rejected records are written to, byte for byte and below the report's own header, so that
    /// <see cref="ReportFileReader"/> reads it again once the schema is corrected. Next to it, a file with the same name and
    /// <c>.reasons.jsonl</c> has a line of JSON for each: row, line, byteOffset, column, reason.
    /// </summary>
    /// <remarks>
    /// Both files, and their folder, are created with the first rejected row, so neither exists after a reading without any. A file that exists is
    /// an error and never overwritten: it has rows that nothing else may have. End the name as the report's format requires,
    /// <c>.csv</c> or <c>.tsv</c>; the content is not compressed.
    /// </remarks>
    public string? FilePath { get; set; }

    /// <summary>Called at the end of the report with the number of its rows, also where none was rejected. Not called for a reading that fails or stops early.</summary>
    public Action<RowCounts>? OnCompleted { get; set; }

    /// <summary>A copy for a call, which later changes of this object do not reach.</summary>
    internal RowRejectionOptions Copy() => (RowRejectionOptions)MemberwiseClone();

    /// <exception cref="ArgumentException">Rejected rows would be reported nowhere.</exception>
    /// <exception cref="IOException">The file exists.</exception>
    internal void Check()
    {
        if (OnRowRejected is null && string.IsNullOrEmpty(FilePath))
        {
            throw new ArgumentException($"Rejected rows would be lost: set {nameof(OnRowRejected)}, {nameof(FilePath)} or both.", nameof(FilePath));
        }

        if (FilePath is { Length: > 0 } path)
        {
            RejectedRowFile.ThrowIfExists(path);
        }
    }
}

using Insights.Typed.Reading.Rejection;

namespace Insights.Typed;

/// <summary>
/// Options for rejecting rows with a value that does not fit its column, up to a limit, instead of ending the reading. Each rejected
/// row is reported to <see cref="OnRowRejected"/>, written to <see cref="FilePath"/>, or both; the others are returned as usual.
/// </summary>
/// <remarks>
/// A value does not fit if it has another type, if it is missing in a column that is not nullable, or if it is not
/// UTF-8. Damage to the file's structure always ends the reading, because the start of the next row is uncertain then: a
/// record with more or fewer fields than the header, a quote that never closes, a record that is too long, broken compression.
/// </remarks>
public sealed class RowRejectionOptions
{
    /// <summary>What follows <see cref="FilePath"/> in the path of the file with the reasons.</summary>
    public const string ReasonsExtension = ".reasons.jsonl";

    /// <summary>Gets or sets the maximum number of rejected rows. One more is an error that states the limit, the number and the first reasons.</summary>
    public required RowRejectionLimit MaxRejectedRows { get; set; }

    /// <summary>
    /// Gets or sets the method that is called with each rejected row, in the order of the report: after the rows before it were returned and before the rows
    /// after it. An exception of the method ends the reading.
    /// </summary>
    public Action<RejectedRow>? OnRowRejected { get; set; }

    /// <summary>
    /// Gets or sets the path of the file for rejected records, written byte for byte after the report's header, so that
    /// <see cref="ReportFileReader"/> can read it after the schema is corrected. Next to it, a file with the same name and
    /// <see cref="ReasonsExtension"/> has a line of JSON for each: row, line, byteOffset, column, reason.
    /// </summary>
    /// <remarks>
    /// Both files, and their folder, are created with the first rejected row, so neither exists after a reading without rejected rows. An existing file is
    /// an error and never overwritten: it may contain the only copy of its rows. Use the extension of the report's format
    /// (<see cref="ReportFormat.FileExtension"/>); the content is not compressed.
    /// </remarks>
    public string? FilePath { get; set; }

    /// <summary>Gets or sets the method that is called at the end of the report with the number of its rows, even if no row was rejected. Not called for a reading that fails or stops early.</summary>
    public Action<RowCounts>? OnCompleted { get; set; }

    /// <summary>Creates a copy for a call, which later changes of this object do not affect.</summary>
    internal RowRejectionOptions Copy() => (RowRejectionOptions)MemberwiseClone();

    /// <exception cref="ArgumentException">Rejected rows would not be reported.</exception>
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

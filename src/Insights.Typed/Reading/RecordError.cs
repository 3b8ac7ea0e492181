namespace Insights.Typed.Reading;

/// <summary>Specifies the error in delimited text.</summary>
internal enum RecordErrorKind
{
    /// <summary>A quote opens a field, and the file ends before it closes.</summary>
    UnclosedQuote,

    /// <summary>Other bytes follow the closing quote of a field.</summary>
    TextAfterQuote,

    /// <summary>A record has another number of fields than the first.</summary>
    FieldCount,

    /// <summary>A record has more fields than the first, and its end is not in the buffer.</summary>
    TooManyFields,

    /// <summary>A record is longer than allowed.</summary>
    RecordLength,
}

/// <summary>An error in delimited text.</summary>
/// <param name="Kind">The kind of the error.</param>
/// <param name="Position">The position in the buffer.</param>
/// <param name="Fields">The number of fields in the record, for an error in this number.</param>
internal sealed record RecordError(RecordErrorKind Kind, int Position, int Fields = 0);

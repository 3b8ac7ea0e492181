namespace Insights.Typed.Reading;

/// <summary>What is wrong with delimited text.</summary>
internal enum RecordErrorKind
{
    /// <summary>A quote opens a field, and the file ends before it closes.</summary>
    UnclosedQuote,

    /// <summary>A quoted field goes on behind its closing quote.</summary>
    TextAfterQuote,

    /// <summary>A record has another number of fields than the first.</summary>
    FieldCount,

    /// <summary>A record has more fields than the first, and its end is out of sight.</summary>
    TooManyFields,

    /// <summary>A record is longer than is allowed.</summary>
    RecordLength,
}

/// <summary>Where delimited text breaks the rules, and in what.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Position">The place in the buffer.</param>
/// <param name="Fields">How many fields the record has, where that is what is wrong.</param>
internal sealed record RecordError(RecordErrorKind Kind, int Position, int Fields = 0);

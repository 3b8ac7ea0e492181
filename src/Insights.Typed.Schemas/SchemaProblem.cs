namespace Insights.Typed.Schemas;

/// <summary>Something wrong in a schema file, told at its place.</summary>
/// <param name="Kind">What kind of fault it is.</param>
/// <param name="Message">What is wrong and what would be right, in a sentence.</param>
/// <param name="Position">Where.</param>
public sealed record SchemaProblem(SchemaProblemKind Kind, string Message, SchemaPosition Position);

/// <summary>A stretch of a file. Lines and columns count from zero, columns in UTF-16 units.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">The first character's index.</param>
/// <param name="Length">How many characters.</param>
/// <param name="StartLine">The line of the first character.</param>
/// <param name="StartColumn">Its column.</param>
/// <param name="EndLine">The line behind the last character.</param>
/// <param name="EndColumn">Its column.</param>
public sealed record SchemaPosition(
    string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn);

/// <summary>The kinds of fault a schema file can have.</summary>
public enum SchemaProblemKind
{
    /// <summary>The text is not JSON.</summary>
    NotJson,

    /// <summary>The file holds nothing.</summary>
    Empty,

    /// <summary>A dataset has no name.</summary>
    MissingDatasetName,

    /// <summary>A column, metric or date range stands twice; letter case does not tell two names apart.</summary>
    DuplicateName,

    /// <summary>Two names would become one C# identifier.</summary>
    IdentifierConflict,

    /// <summary>A declared type is none of those that exist.</summary>
    UnknownType,

    /// <summary>A JSON value is of the wrong kind, or out of bounds.</summary>
    WrongKind,

    /// <summary>A name cannot be written in a query.</summary>
    InvalidName,

    /// <summary>A dataset has no column and no metric.</summary>
    NoColumns,

    /// <summary>An addition to the service's answer has no effect: an unknown property, or a column that is not there.</summary>
    UnknownAddition,

    /// <summary>An overlay declares a column or metric that its dataset does not have.</summary>
    UnknownOverlayColumn,

    /// <summary>An overlay is not applied: its dataset is not shipped, is described by a file of the project, or has another overlay.</summary>
    OverlayNotApplied,
}

using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>A problem in a schema file, with its position.</summary>
/// <param name="Format">The format of the message.</param>
/// <param name="Arguments">The arguments of the message.</param>
/// <param name="Position">The position.</param>
public sealed record SchemaProblem(SchemaMessage Format, EquatableArray<string> Arguments, SchemaPosition Position)
{
    /// <summary>Gets the kind of the problem.</summary>
    public SchemaProblemKind Kind => Format.Kind;

    /// <summary>Gets the message: what is wrong and what is valid, as a sentence.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Format.Format, [.. Arguments]);
}

/// <summary>A span of a file. Lines and columns are zero-based; columns are in UTF-16 units.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">The index of the first character.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="StartLine">The line of the first character.</param>
/// <param name="StartColumn">The column of the first character.</param>
/// <param name="EndLine">The line after the last character.</param>
/// <param name="EndColumn">The column after the last character.</param>
public sealed record SchemaPosition(
    string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn);

/// <summary>The kinds of problems of a schema file.</summary>
public enum SchemaProblemKind
{
    /// <summary>The text is not JSON.</summary>
    NotJson,

    /// <summary>The file has no content.</summary>
    Empty,

    /// <summary>A dataset has no name.</summary>
    MissingDatasetName,

    /// <summary>A column, metric or date range is duplicated; letter case does not distinguish names.</summary>
    DuplicateName,

    /// <summary>Two names have the same C# name.</summary>
    IdentifierConflict,

    /// <summary>A declared type does not exist.</summary>
    UnknownType,

    /// <summary>A JSON value is of the wrong kind, or out of bounds.</summary>
    WrongKind,

    /// <summary>A name cannot be written in a query.</summary>
    InvalidName,

    /// <summary>A dataset has no column and no metric.</summary>
    NoColumns,

    /// <summary>An addition to the service's response has no effect: an unknown property, or a column that does not exist.</summary>
    UnknownAddition,

    /// <summary>An overlay declares a column or metric that its dataset does not have.</summary>
    UnknownOverlayColumn,

    /// <summary>An overlay is not applied: its dataset is not shipped, is described by a file of the project, or has another overlay.</summary>
    OverlayNotApplied,
}

using System.ComponentModel;

namespace Insights.Typed.Reading;

/// <summary>A column or metric as a generated reader reads it. Supports generated code; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReaderColumn
{
    private static readonly FlagDecoder NoFlag = new("true", "false");

    /// <summary>A column of any type but a flag.</summary>
    public ReaderColumn(string name, ColumnKind kind, bool isNullable)
        : this(name, kind, isNullable, NoFlag, DateForms.Default)
    {
    }

    /// <summary>A date or time, with the form of its date that the schema declares.</summary>
    public ReaderColumn(string name, ColumnKind kind, bool isNullable, string dateFormat)
        : this(name, kind, isNullable, NoFlag, new DateForms(dateFormat))
    {
    }

    /// <summary>A flag, with its two literals.</summary>
    public ReaderColumn(string name, ColumnKind kind, bool isNullable, string trueValue, string falseValue)
        : this(name, kind, isNullable, new FlagDecoder(trueValue, falseValue), DateForms.Default)
    {
    }

    private ReaderColumn(string name, ColumnKind kind, bool isNullable, FlagDecoder flag, DateForms dates)
    {
        Name = name;
        Kind = kind;
        IsNullable = isNullable;
        Flag = flag;
        Dates = dates;
    }

    internal string Name { get; }

    internal ColumnKind Kind { get; }

    internal bool IsNullable { get; }

    /// <summary>How the values of a flag are read.</summary>
    internal FlagDecoder Flag { get; }

    /// <summary>The forms in which dates and times are read.</summary>
    internal DateForms Dates { get; }
}

/// <summary>The types of values. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time in UTC.</summary>
    DateTime,

    /// <summary>A GUID.</summary>
    Guid,

    /// <summary>A flag.</summary>
    Flag,
}

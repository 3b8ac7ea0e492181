using System.ComponentModel;

namespace Insights.Typed.Reading;

/// <summary>A column or metric as a generated reader reads it. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReaderColumn
{
    private static readonly FlagDecoder Unused = new("true", "false");

    /// <summary>A column of any type but a flag.</summary>
    public ReaderColumn(string name, ColumnKind kind, bool isNullable)
        : this(name, kind, isNullable, "true", "false")
    {
    }

    /// <summary>A flag, with its spelling.</summary>
    public ReaderColumn(string name, ColumnKind kind, bool isNullable, string trueValue, string falseValue)
    {
        Name = name;
        Kind = kind;
        IsNullable = isNullable;
        Flag = kind == ColumnKind.Flag ? new FlagDecoder(trueValue, falseValue) : Unused;
    }

    internal string Name { get; }

    internal ColumnKind Kind { get; }

    internal bool IsNullable { get; }

    /// <summary>How the values of a flag are read.</summary>
    internal FlagDecoder Flag { get; }
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

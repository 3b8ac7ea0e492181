using System.ComponentModel;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>A column or metric as a generated reader reads it. Supports generated code; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReaderColumn
{
    private static readonly BooleanDecoder NoFlag = new("true", "false");

    /// <summary>A column of any type but a flag.</summary>
    public ReaderColumn(string name, ColumnType type, bool isNullable)
        : this(name, type, isNullable, NoFlag, DateParser.Default)
    {
    }

    /// <summary>A date or time, with the form of its date that the schema declares.</summary>
    public ReaderColumn(string name, ColumnType type, bool isNullable, string dateFormat)
        : this(name, type, isNullable, NoFlag, new DateParser(dateFormat))
    {
    }

    /// <summary>A flag, with its two literals.</summary>
    public ReaderColumn(string name, ColumnType type, bool isNullable, string trueValue, string falseValue)
        : this(name, type, isNullable, new BooleanDecoder(trueValue, falseValue), DateParser.Default)
    {
    }

    private ReaderColumn(string name, ColumnType type, bool isNullable, BooleanDecoder flag, DateParser dates)
    {
        Name = name;
        Type = type;
        IsNullable = isNullable;
        Flag = flag;
        Dates = dates;
    }

    /// <summary>The service's name.</summary>
    public string Name { get; }

    /// <summary>What its values are.</summary>
    public ColumnType Type { get; }

    /// <summary>Whether a report may leave the value out.</summary>
    public bool IsNullable { get; }

    /// <summary>The literals of a flag for true and false; those of a column of any other type have no meaning.</summary>
    public (string True, string False) FlagLiterals => (Flag.TrueLiteral, Flag.FalseLiteral);

    /// <summary>How the values of a flag are read.</summary>
    internal BooleanDecoder Flag { get; }

    /// <summary>The forms in which dates and times are read.</summary>
    internal DateParser Dates { get; }
}

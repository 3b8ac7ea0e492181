using System.ComponentModel;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>A column or metric as a generated reader reads it. Supports generated code; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReaderColumn
{
    private static readonly BooleanDecoder NoFlag = new("true", "false");

    /// <summary>Initializes a new instance of the <see cref="ReaderColumn"/> class for a column of any type except Boolean.</summary>
    public ReaderColumn(string name, ColumnType type, bool isNullable)
        : this(name, type, isNullable, NoFlag, DateParser.Default)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ReaderColumn"/> class for a date or time, with the date format that the schema declares.</summary>
    public ReaderColumn(string name, ColumnType type, bool isNullable, string dateFormat)
        : this(name, type, isNullable, NoFlag, new DateParser(dateFormat))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ReaderColumn"/> class for a Boolean column, with its two literals.</summary>
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

    /// <summary>Gets the service's name.</summary>
    public string Name { get; }

    /// <summary>Gets the type of the values.</summary>
    public ColumnType Type { get; }

    /// <summary>Gets a value indicating whether a report can omit the value.</summary>
    public bool IsNullable { get; }

    /// <summary>Gets the Boolean literals for true and false; those of a column of any other type have no meaning.</summary>
    public (string True, string False) FlagLiterals => (Flag.TrueLiteral, Flag.FalseLiteral);

    /// <summary>Gets the decoder of Boolean values.</summary>
    internal BooleanDecoder Flag { get; }

    /// <summary>Gets the formats in which dates and times are read.</summary>
    internal DateParser Dates { get; }
}

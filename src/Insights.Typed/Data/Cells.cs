using System.Diagnostics.CodeAnalysis;
using Insights.Typed.Reading;

namespace Insights.Typed.Data;

/// <summary>The values of one column in the records that were read last.</summary>
internal abstract class Cells
{
    /// <summary>What data readers promise to keep of their columns' types when a program is trimmed.</summary>
    public const DynamicallyAccessedMemberTypes TypeMembers = DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>The type of the values, as a database knows it: a day is a time at midnight.</summary>
    [DynamicallyAccessedMembers(TypeMembers)]
    public abstract Type Type { get; }

    public abstract void Read(FieldColumn column);

    public abstract bool IsNull(int record);

    /// <summary>A value; null where there is none.</summary>
    public abstract object? ValueOf(int record);

    /// <summary>A value as a type of one's own choice, if it has that type or one that means the same.</summary>
    public abstract bool TryGet<T>(int record, [MaybeNullWhen(false)] out T value);

    public static Cells Of(ReaderColumn column) => (column.Kind, column.IsNullable) switch
    {
        (ColumnKind.Text, false) => new TextCells((c, i) => c.Text(i)),
        (ColumnKind.Text, true) => new TextCells((c, i) => c.TextOrNull(i)),
        (ColumnKind.Integer, false) => new ValueCells<long>((c, i) => c.Integer(i)),
        (ColumnKind.Integer, true) => new ValueCells<long>((c, i) => c.IntegerOrNull(i)),
        (ColumnKind.Decimal, false) => new ValueCells<decimal>((c, i) => c.Decimal(i)),
        (ColumnKind.Decimal, true) => new ValueCells<decimal>((c, i) => c.DecimalOrNull(i)),
        (ColumnKind.Date, false) => new ValueCells<DateTime>((c, i) => Midnight(c.Date(i))),
        (ColumnKind.Date, true) => new ValueCells<DateTime>((c, i) => c.DateOrNull(i) is { } day ? Midnight(day) : null),
        (ColumnKind.DateTime, false) => new ValueCells<DateTime>((c, i) => c.DateTime(i)),
        (ColumnKind.DateTime, true) => new ValueCells<DateTime>((c, i) => c.DateTimeOrNull(i)),
        (ColumnKind.Guid, false) => new ValueCells<Guid>((c, i) => c.Guid(i)),
        (ColumnKind.Guid, true) => new ValueCells<Guid>((c, i) => c.GuidOrNull(i)),
        (ColumnKind.Flag, false) => new ValueCells<bool>((c, i) => c.Flag(i)),
        (ColumnKind.Flag, true) => new ValueCells<bool>((c, i) => c.FlagOrNull(i)),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, null),
    };

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}

internal sealed class TextCells(TextCells.Reader read) : Cells
{
    private readonly string?[] values = new string?[RowProjector<int>.BatchSize];

    public delegate string? Reader(FieldColumn column, int record);

    [DynamicallyAccessedMembers(TypeMembers)]
    public override Type Type => typeof(string);

    public override void Read(FieldColumn column)
    {
        for (var i = 0; i < column.Count; i++)
        {
            values[i] = read(column, i);
        }
    }

    public override bool IsNull(int record) => values[record] is null;

    public override object? ValueOf(int record) => values[record];

    public override bool TryGet<T>(int record, [MaybeNullWhen(false)] out T value)
    {
        if (values[record] is T text)
        {
            value = text;
            return true;
        }

        value = default;
        return false;
    }
}

internal sealed class ValueCells<[DynamicallyAccessedMembers(Cells.TypeMembers)] TValue>(ValueCells<TValue>.Reader read) : Cells
    where TValue : struct
{
    private readonly TValue?[] values = new TValue?[RowProjector<int>.BatchSize];

    public delegate TValue? Reader(FieldColumn column, int record);

    [DynamicallyAccessedMembers(TypeMembers)]
    public override Type Type => typeof(TValue);

    public override void Read(FieldColumn column)
    {
        for (var i = 0; i < column.Count; i++)
        {
            values[i] = read(column, i);
        }
    }

    public override bool IsNull(int record) => values[record] is null;

    public override object? ValueOf(int record) => values[record];

    public override bool TryGet<T>(int record, [MaybeNullWhen(false)] out T value)
    {
        if (values[record] is T found)
        {
            value = found;
            return true;
        }

        object? same = values[record] switch
        {
            DateTime time when typeof(T) == typeof(DateOnly) && time.TimeOfDay == TimeSpan.Zero => DateOnly.FromDateTime(time),
            DateTime { Kind: DateTimeKind.Utc } time when typeof(T) == typeof(DateTimeOffset) => new DateTimeOffset(time),
            _ => null,
        };
        value = same is T other ? other : default;
        return same is not null;
    }
}

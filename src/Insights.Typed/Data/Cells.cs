using System.Diagnostics.CodeAnalysis;
using Insights.Typed.Reading;

namespace Insights.Typed.Data;

/// <summary>The values of one column in the records that were read last.</summary>
internal abstract class Cells
{
    /// <summary>What data readers promise to keep of their columns' types when a program is trimmed.</summary>
    public const DynamicallyAccessedMemberTypes TypeMembers = DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>The type of the values.</summary>
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
        (ColumnKind.Text, false) => new TextCells((ref c) => c.Text()),
        (ColumnKind.Text, true) => new TextCells((ref c) => c.TextOrNull()),
        (ColumnKind.Integer, false) => new ValueCells<long>((ref c) => c.Integer()),
        (ColumnKind.Integer, true) => new ValueCells<long>((ref c) => c.IntegerOrNull()),
        (ColumnKind.Decimal, false) => new ValueCells<decimal>((ref c) => c.Decimal()),
        (ColumnKind.Decimal, true) => new ValueCells<decimal>((ref c) => c.DecimalOrNull()),
        (ColumnKind.Date, false) => new ValueCells<DateOnly>((ref c) => c.Date()),
        (ColumnKind.Date, true) => new ValueCells<DateOnly>((ref c) => c.DateOrNull()),
        (ColumnKind.DateTime, false) => new ValueCells<DateTime>((ref c) => c.DateTime()),
        (ColumnKind.DateTime, true) => new ValueCells<DateTime>((ref c) => c.DateTimeOrNull()),
        (ColumnKind.Guid, false) => new ValueCells<Guid>((ref c) => c.Guid()),
        (ColumnKind.Guid, true) => new ValueCells<Guid>((ref c) => c.GuidOrNull()),
        (ColumnKind.Flag, false) => new ValueCells<bool>((ref c) => c.Flag()),
        (ColumnKind.Flag, true) => new ValueCells<bool>((ref c) => c.FlagOrNull()),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, null),
    };
}

internal sealed class TextCells(TextCells.Reader read) : Cells
{
    private readonly string?[] values = new string?[RowProjector<int>.BatchSize];

    public delegate string? Reader(ref FieldColumn column);

    [DynamicallyAccessedMembers(TypeMembers)]
    public override Type Type => typeof(string);

    public override void Read(FieldColumn column)
    {
        for (var i = 0; i < column.Count; i++)
        {
            values[i] = read(ref column);
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

    public delegate TValue? Reader(ref FieldColumn column);

    [DynamicallyAccessedMembers(TypeMembers)]
    public override Type Type => typeof(TValue);

    public override void Read(FieldColumn column)
    {
        for (var i = 0; i < column.Count; i++)
        {
            values[i] = read(ref column);
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
            // For consumers that know no other type of a day.
            DateOnly day when typeof(T) == typeof(DateTime) => day.ToDateTime(TimeOnly.MinValue),
            DateTime { Kind: DateTimeKind.Utc } time when typeof(T) == typeof(DateTimeOffset) => new DateTimeOffset(time),
            _ => null,
        };
        value = same is T other ? other : default;
        return same is not null;
    }
}

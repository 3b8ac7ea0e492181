using System.Diagnostics.CodeAnalysis;

namespace Insights.Typed.Reading;

/// <summary>The values of one column in the records that were read last.</summary>
internal abstract class Cells
{
    /// <summary>The members that data readers keep of their columns' types when a program is trimmed.</summary>
    public const DynamicallyAccessedMemberTypes TypeMembers = DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>Gets the type of the values.</summary>
    [DynamicallyAccessedMembers(TypeMembers)]
    public abstract Type Type { get; }

    public abstract void Read(FieldColumn column);

    public abstract bool IsNull(int record);

    /// <summary>Gets a value; null if it is missing.</summary>
    public abstract object? GetValue(int record);

    /// <summary>Gets a value as the requested type, if it has that type or an equivalent one.</summary>
    public abstract bool TryGet<T>(int record, [MaybeNullWhen(false)] out T value);
}

/// <summary>The values of a column of one type, which are read without the conversions of <see cref="Cells.TryGet"/>.</summary>
internal abstract class Cells<T> : Cells
{
    /// <summary>Gets a value, if it is not missing.</summary>
    public abstract bool TryGetValue(int record, [MaybeNullWhen(false)] out T value);
}

internal sealed class TextCells(TextCells.Reader read) : Cells<string>
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

    public override object? GetValue(int record) => values[record];

    public override bool TryGetValue(int record, [MaybeNullWhen(false)] out string value)
    {
        value = values[record];
        return value is not null;
    }

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

internal sealed class ValueCells<[DynamicallyAccessedMembers(Cells.TypeMembers)] TValue>(ValueCells<TValue>.Reader read) : Cells<TValue>
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

    public override object? GetValue(int record) => values[record];

    public override bool TryGetValue(int record, out TValue value)
    {
        value = values[record].GetValueOrDefault();
        return values[record].HasValue;
    }

    public override bool TryGet<T>(int record, [MaybeNullWhen(false)] out T value)
    {
        if (values[record] is T found)
        {
            value = found;
            return true;
        }

        object? same = values[record] switch
        {
            // For consumers that know no other type for dates.
            DateOnly day when typeof(T) == typeof(DateTime) => day.ToDateTime(TimeOnly.MinValue),
            DateTime { Kind: DateTimeKind.Utc } time when typeof(T) == typeof(DateTimeOffset) => new DateTimeOffset(time),
            _ => null,
        };
        value = same is T other ? other : default;
        return same is not null;
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Insights.Typed.Reading;

/// <summary>
/// Some records of a report for a generated reader: column by column, the selected columns numbered in the order of
/// the query. Supports generated code; not intended for direct use.
/// </summary>
/// <remarks>An empty field and a JSON null are equivalent, because a report file cannot distinguish them.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RecordBatch
{
    /// <summary>The maximum number of records in a batch.</summary>
    public const int MaxCount = 96;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly ReadOnlySpan<int> positions;
    private readonly ReadOnlySpan<int> ordinals;
    private readonly int fieldCount;

    /// <param name="bytes">The bytes to which the positions refer.</param>
    /// <param name="positions">The positions of the records, as in <see cref="RecordIndex"/>, with space for those of one more after them.</param>
    /// <param name="fieldCount">The number of fields in each record.</param>
    /// <param name="ordinals">For each selected column, the index of its field.</param>
    /// <param name="run">The shared state of all batches.</param>
    internal RecordBatch(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> positions, int fieldCount, ReadOnlySpan<int> ordinals, ReadContext run)
    {
        this.bytes = bytes;
        this.positions = positions;
        this.fieldCount = fieldCount;
        this.ordinals = ordinals;
        Run = run;
        Count = (positions.Length - 1) / fieldCount;
    }

    /// <summary>Gets the number of records.</summary>
    public int Count { get; }

    /// <summary>Gets the number of records before the first one with a value that does not fit, in the columns that have been read.</summary>
    public int AcceptedCount => Math.Min(Count, Run.MismatchRow);

    internal ReadContext Run { get; }

    /// <summary>Gets a column of the records.</summary>
    /// <param name="column">The number of the column.</param>
    /// <returns>The column of the records before the first record with a value that does not fit, in any column.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldColumn GetColumn(int column)
    {
        var ordinal = ordinals[column];
        var count = AcceptedCount;
        var decoder = Run.Decoders[column];
        decoder.Pool.AddLookups(count);
        return ordinal == fieldCount - 1
            ? new(bytes, Run.GetLastFieldPositions(bytes, positions[ordinal..], fieldCount, count), 2, count, decoder)
            : new(bytes, positions[ordinal..], fieldCount, count, decoder);
    }
}

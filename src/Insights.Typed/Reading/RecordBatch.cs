using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Insights.Typed.Reading;

/// <summary>
/// Some records of a report, as a generated reader sees them: column by column, the selected ones numbered in the order of
/// the query. Not for use by hand.
/// </summary>
/// <remarks>An empty field and a JSON null are the same here, since a report file cannot tell them apart.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RecordBatch
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly ReadOnlySpan<int> positions;
    private readonly ReadOnlySpan<int> ordinals;
    private readonly int fieldCount;

    /// <param name="bytes">What the places point into.</param>
    /// <param name="positions">The places of the records, as a <see cref="RecordIndex"/> has them, with room for those of one more behind them.</param>
    /// <param name="fieldCount">How many fields each record has.</param>
    /// <param name="ordinals">For each selected column, which field is its own.</param>
    /// <param name="run">What all batches share.</param>
    internal RecordBatch(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> positions, int fieldCount, ReadOnlySpan<int> ordinals, ReadContext run)
    {
        this.bytes = bytes;
        this.positions = positions;
        this.fieldCount = fieldCount;
        this.ordinals = ordinals;
        Run = run;
        Count = (positions.Length - 1) / fieldCount;
    }

    /// <summary>How many records there are.</summary>
    public int Count { get; }

    internal ReadContext Run { get; }

    /// <summary>A column of the records.</summary>
    /// <param name="column">Its number.</param>
    /// <returns>The column of the records before the first that has a value which does not fit, in whatever column.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldColumn GetColumn(int column)
    {
        var ordinal = ordinals[column];
        var count = Math.Min(Count, Run.MismatchRow);
        var decoder = Run.Decoders[column];
        decoder.Pool.AddLookups(count);
        return ordinal == fieldCount - 1
            ? new(bytes, Run.GetLastFieldPositions(bytes, positions[ordinal..], fieldCount, count), 2, count, decoder)
            : new(bytes, positions[ordinal..], fieldCount, count, decoder);
    }
}

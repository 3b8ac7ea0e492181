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
    private readonly ReadOnlySpan<int> places;
    private readonly ReadOnlySpan<int> ordinals;
    private readonly int fieldCount;

    /// <param name="bytes">What the places point into.</param>
    /// <param name="places">The places of the records, as a <see cref="RecordIndex"/> has them, with room for those of one more behind them.</param>
    /// <param name="fieldCount">How many fields each record has.</param>
    /// <param name="ordinals">For each selected column, which field is its own.</param>
    /// <param name="run">What all batches share.</param>
    internal RecordBatch(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> places, int fieldCount, ReadOnlySpan<int> ordinals, ReadingRun run)
    {
        this.bytes = bytes;
        this.places = places;
        this.fieldCount = fieldCount;
        this.ordinals = ordinals;
        Run = run;
        Count = (places.Length - 1) / fieldCount;
    }

    /// <summary>How many records there are.</summary>
    public int Count { get; }

    internal ReadingRun Run { get; }

    /// <summary>A column of the records.</summary>
    /// <param name="column">Its number.</param>
    /// <returns>The column of the records before the first that has a value which does not fit, in whatever column.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldColumn Column(int column)
    {
        var ordinal = ordinals[column];
        var count = Math.Min(Count, Run.MisfitRow);
        var decoder = Run.Decoders[column];
        decoder.Pool.Expect(count);
        return ordinal == fieldCount - 1
            ? new(bytes, Run.WithoutReturns(bytes, places[ordinal..], fieldCount, count), 2, count, decoder)
            : new(bytes, places[ordinal..], fieldCount, count, decoder);
    }
}

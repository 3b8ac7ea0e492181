using Apache.Arrow;
using Apache.Arrow.Types;
using Insights.Typed.Reading;

namespace Insights.Typed.Parquet.Columns;

/// <summary>Collects text, as indexes into the distinct strings of an array.</summary>
internal sealed class TextColumnBuilder(bool isNullable, bool isReused) : ArrowColumn(DictionaryOfText)
{
    /// <summary>The index of a missing value, which is not used.</summary>
    private const int NullIndex = 0;

    private static readonly DictionaryType DictionaryOfText = new(Int32Type.Default, StringType.Default, ordered: false);

    private readonly ColumnBuffer<int> indexes = new(isReused);
    private readonly BitBuffer validity = new(isReused);
    private readonly TextDictionary dictionary = new(isReused);
    private int readEnd;

    public override long VariableBytes => dictionary.ByteCount;

    public override void Read(FieldColumn column, int start)
    {
        DiscardAfter(start);
        readEnd = start + column.Count;
        var span = indexes.GetSpan(readEnd)[start..readEnd];
        if (!isNullable)
        {
            foreach (ref var index in span)
            {
                index = dictionary.GetIndex(column.Text());
            }

            return;
        }

        var valid = validity.GetSpan(readEnd);
        for (var i = 0; i < span.Length; i++)
        {
            var text = column.TextOrNull();
            span[i] = text is null ? NullIndex : dictionary.GetIndex(text);
            BitUtility.SetBit(valid, start + i, text is not null);
        }
    }

    public override IArrowArray Build(int count)
    {
        DiscardAfter(count);
        var nullCount = 0;
        var bits = isNullable ? validity.TakeValidity(count, out nullCount) : ArrowBuffer.Empty;
        var array = new DictionaryArray(DictionaryOfText, new Int32Array(indexes.Take(count), bits, count, nullCount, 0), dictionary.Build());
        readEnd = 0;
        return array;
    }

    /// <summary>Removes the strings that only rejected records have.</summary>
    private void DiscardAfter(int count)
    {
        if (count >= readEnd)
        {
            return;
        }

        var used = 0;
        foreach (var index in indexes.GetSpan(count)[..count])
        {
            used = Math.Max(used, index + 1);
        }

        dictionary.Truncate(count == 0 || IsAllNull(count) ? 0 : used);
        readEnd = count;
    }

    private bool IsAllNull(int count) => isNullable && BitUtility.CountBits(validity.GetSpan(count), 0, count) == 0;
}

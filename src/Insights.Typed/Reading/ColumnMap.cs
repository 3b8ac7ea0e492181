using System.Text;

namespace Insights.Typed.Reading;

/// <summary>Where in a file's records the selected columns stand. Fixed once, by the names in the file's header.</summary>
internal sealed class ColumnMap
{
    private readonly int[] ordinals;
    private readonly Field[] selected;

    private ColumnMap(int[] ordinals, int fieldCount)
    {
        this.ordinals = ordinals;
        selected = new Field[ordinals.Length];
        FieldCount = fieldCount;
    }

    /// <summary>How many fields every record has.</summary>
    public int FieldCount { get; }

    /// <summary>Matches names without regard to letter case and in any order; other columns of the file are passed over.</summary>
    public static ColumnMap Of(ReadOnlySpan<byte> bytes, ReadOnlySpan<Field> header, RecordSource source)
    {
        var names = new string[header.Length];
        for (var i = 0; i < header.Length; i++)
        {
            names[i] = Encoding.UTF8.GetString(bytes.Slice(header[i].Start, header[i].Length)).Trim();
        }

        return new ColumnMap([.. source.Names.Select(name => OrdinalOf(name, names, source.DatasetName))], header.Length);
    }

    /// <summary>The selected fields of a record. The span is good until the next call.</summary>
    public ReadOnlySpan<Field> Select(ReadOnlySpan<Field> fields)
    {
        for (var i = 0; i < ordinals.Length; i++)
        {
            selected[i] = fields[ordinals[i]];
        }

        return selected;
    }

    private static int OrdinalOf(string name, string[] header, string dataset)
    {
        var ordinal = Array.FindIndex(header, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
        if (ordinal < 0)
        {
            throw new ReportFormatException($"The report has no column {name}, which the query on {dataset} selects; it has {string.Join(", ", header)}.", column: name);
        }

        var again = Array.FindIndex(header, ordinal + 1, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
        return again < 0
            ? ordinal
            : throw new ReportFormatException($"The report has the column {name} twice, as numbers {ordinal + 1} and {again + 1}, so its values cannot be told apart.", column: name);
    }
}

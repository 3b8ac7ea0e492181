using System.Text;

namespace Insights.Typed.Reading;

/// <summary>What all records of one run share: how their columns are read, and the first value that does not fit.</summary>
internal sealed class ReadingRun
{
    private readonly string datasetName;
    private readonly DelimitedReader? file;
    private int[] lastFields = [];

    /// <param name="datasetName">The dataset, for messages.</param>
    /// <param name="columns">The columns that are read, in the order in which they are numbered.</param>
    /// <param name="file">Where the records come from; null where that is no file.</param>
    public ReadingRun(string datasetName, IReadOnlyList<ReaderColumn> columns, DelimitedReader? file = null)
    {
        this.datasetName = datasetName;
        this.file = file;
        Columns = columns;
        Decoders = [.. columns.Select(column => new ColumnDecoder(this, column))];
    }

    public IReadOnlyList<ReaderColumn> Columns { get; }

    public ColumnDecoder[] Decoders { get; }

    /// <summary>How many rows came before those that are read now.</summary>
    public long RowsBefore { get; set; }

    /// <summary>Of the rows that are read now, the first with a value that does not fit; more than there are where all fit.</summary>
    public int MisfitRow { get; private set; } = int.MaxValue;

    /// <summary>The error of that value.</summary>
    public ReportFormatException? Misfit { get; private set; }

    /// <summary>
    /// The places before and behind the fields of the last column, without the carriage returns that belong to line ends,
    /// and room for those of one more.
    /// </summary>
    public ReadOnlySpan<int> WithoutReturns(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> places, int fieldCount, int count)
    {
        if (lastFields.Length < 2 * (count + 1))
        {
            lastFields = new int[2 * (count + 1)];
        }

        for (var i = 0; i < count; i++)
        {
            var before = places[i * fieldCount];
            var end = places[(i * fieldCount) + 1];
            lastFields[2 * i] = before;

            // The file's end is no line end: a carriage return before it is a part of the field.
            lastFields[(2 * i) + 1] = end - before > 1 && end < bytes.Length && bytes[end - 1] == '\r' ? end - 1 : end;
        }

        return lastFields;
    }

    /// <summary>Remembers that a value does not fit, unless one in an earlier row or column does not either.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value, without quotes.</param>
    /// <param name="row">Its row, of those that are read now.</param>
    /// <param name="place">Where its field starts.</param>
    /// <param name="expected">What should be there.</param>
    public void AddMisfit(ReaderColumn column, ReadOnlySpan<byte> value, int row, int place, string expected)
    {
        if (row >= MisfitRow)
        {
            return;
        }

        var text = Encoding.UTF8.GetString(value);
        var found = text.Length == 0 ? "has no value" : $"is '{(text.Length <= 100 ? text : text[..100] + "…")}'";
        var remedy = text.Length == 0 ? "\"nullable\": true" : "another \"type\"";
        var number = RowsBefore + row + 1;
        MisfitRow = row;
        Misfit = new ReportFormatException(
            $"{datasetName}.{column.Name} {found} in row {number}, where {expected} should be. If the service is right, declare {remedy} for the column in the dataset's schema file, under \"typed\".",
            number,
            column.Name,
            file?.LineOf(place),
            file?.OffsetOf(place));
    }
}

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

    /// <summary>Whether the records come from a file: those of a response have no lines.</summary>
    public bool IsFile => file is not null;

    /// <summary>How many rows came before those that are read now.</summary>
    public long RowsBefore { get; set; }

    /// <summary>Of the rows that are read now, the first with a value that does not fit; more than there are where all fit.</summary>
    public int MisfitRow { get; private set; } = int.MaxValue;

    /// <summary>The error of that value.</summary>
    public ReportFormatException? Misfit { get; private set; }

    /// <summary>Continues with rows after the one with that value, which is rejected.</summary>
    public void Forget() => (MisfitRow, Misfit) = (int.MaxValue, null);

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
    /// <param name="advice">What to do about it; null where that is to declare another type.</param>
    public void AddMisfit(ReaderColumn column, ReadOnlySpan<byte> value, int row, int place, string expected, string? advice = null)
    {
        if (row >= MisfitRow)
        {
            return;
        }

        var number = RowsBefore + row + 1;
        MisfitRow = row;
        if (value.IndexOf((byte)'\r') is >= 0 and var stray && file is not null && file.Bytes[place] != '"')
        {
            Misfit = Refusal($"{datasetName}.{column.Name} is '{FieldText.Shown(value)}' in row {number}. {FieldText.StrayReturn}", place + stray);
            return;
        }

        var found = value.IsEmpty ? "has no value" : $"is '{FieldText.Shown(value)}'";
        var remedy = FieldText.EncodingOf(value) is { } encoding ? encoding
            : advice ?? $"If the service is right, declare {(value.IsEmpty ? "\"nullable\": true" : "another \"type\"")} for the column in the dataset's schema file, under \"typed\".";
        Misfit = Refusal($"{datasetName}.{column.Name} {found} in row {number}, where {expected} should be. {remedy}", place);

        ReportFormatException Refusal(string message, int at) => new(message, number, column.Name, file?.LineOf(at), file?.OffsetOf(at));
    }
}

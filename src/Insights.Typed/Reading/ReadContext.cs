namespace Insights.Typed.Reading;

/// <summary>What all records of one run share: how their columns are read, and the first value that does not fit.</summary>
internal sealed class ReadContext
{
    private readonly string datasetName;
    private readonly DelimitedReader? file;
    private int[] lastFieldPositions = [];

    /// <param name="datasetName">The dataset, for messages.</param>
    /// <param name="columns">The columns that are read, in the order in which they are numbered.</param>
    /// <param name="file">Where the records come from; null where that is no file.</param>
    public ReadContext(string datasetName, IReadOnlyList<ReaderColumn> columns, DelimitedReader? file = null)
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
    public int MismatchRow { get; private set; } = int.MaxValue;

    /// <summary>The error of that value.</summary>
    public ReportFormatException? Mismatch { get; private set; }

    /// <summary>Continues with rows after the one with that value, which is rejected.</summary>
    public void ClearMismatch() => (MismatchRow, Mismatch) = (int.MaxValue, null);

    /// <summary>
    /// The places before and behind the fields of the last column, without the carriage returns that belong to line ends,
    /// and room for those of one more.
    /// </summary>
    public ReadOnlySpan<int> GetLastFieldPositions(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> positions, int fieldCount, int count)
    {
        if (lastFieldPositions.Length < 2 * (count + 1))
        {
            lastFieldPositions = new int[2 * (count + 1)];
        }

        for (var i = 0; i < count; i++)
        {
            var before = positions[i * fieldCount];
            var end = positions[(i * fieldCount) + 1];
            lastFieldPositions[2 * i] = before;

            // The file's end is no line end: a carriage return before it is a part of the field.
            lastFieldPositions[(2 * i) + 1] = end - before > 1 && end < bytes.Length && bytes[end - 1] == '\r' ? end - 1 : end;
        }

        return lastFieldPositions;
    }

    /// <summary>Remembers that a value does not fit, unless one in an earlier row or column does not either.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value, without quotes.</param>
    /// <param name="row">Its row, of those that are read now.</param>
    /// <param name="position">Where its field starts.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="advice">What to do about it; null where that is to declare another type.</param>
    public void AddMismatch(ReaderColumn column, ReadOnlySpan<byte> value, int row, int position, string expected, string? advice = null)
    {
        if (row >= MismatchRow)
        {
            return;
        }

        var number = RowsBefore + row + 1;
        MismatchRow = row;
        if (value.IndexOf((byte)'\r') is >= 0 and var strayReturn && file is not null && file.Bytes[position] != '"')
        {
            Mismatch = CreateException($"{datasetName}.{column.Name} is '{FieldText.ToDisplayText(value)}' in row {number}. {FieldText.StrayReturnMessage}", position + strayReturn);
            return;
        }

        var found = value.IsEmpty ? "has no value" : $"is '{FieldText.ToDisplayText(value)}'";
        var remedy = FieldText.DescribeEncoding(value) is { } encoding ? encoding
            : advice ?? $"If the service is right, declare {(value.IsEmpty ? "\"nullable\": true" : "another \"type\"")} for the column in the dataset's schema file, under \"typed\".";
        Mismatch = CreateException($"{datasetName}.{column.Name} {found} in row {number}, where {expected} should be. {remedy}", position);

        ReportFormatException CreateException(string message, int valuePosition) => new(message, number, column.Name, file?.GetLineNumber(valuePosition), file?.GetByteOffset(valuePosition));
    }
}

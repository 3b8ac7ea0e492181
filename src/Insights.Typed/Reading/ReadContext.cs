namespace Insights.Typed.Reading;

/// <summary>The shared state of all records of one run: how their columns are read, and the first value that does not fit its type.</summary>
internal sealed class ReadContext
{
    /// <summary>The advice for a value that can be missing because it is hidden: nullable columns would return every hidden value as null.</summary>
    private const string RoleAdvice =
        "The response says that the user's role hides data, which this value can be: check that the user has the Executive Report Viewer role in Partner Center, or leave the column out of the query. " +
        "If the schema file declared the column as nullable, each hidden value would be null.";

    private readonly string datasetName;
    private readonly DelimitedReader? file;
    private int[] lastFieldPositions = [];

    /// <param name="datasetName">The name of the dataset, for messages.</param>
    /// <param name="columns">The columns that are read, in the order of their numbers.</param>
    /// <param name="file">The reader of the file; null if the records are not from a file.</param>
    public ReadContext(string datasetName, IReadOnlyList<ReaderColumn> columns, DelimitedReader? file = null)
    {
        this.datasetName = datasetName;
        this.file = file;
        Columns = columns;
        Decoders = [.. columns.Select(column => new ColumnDecoder(this, column))];
    }

    public IReadOnlyList<ReaderColumn> Columns { get; }

    public ColumnDecoder[] Decoders { get; }

    /// <summary>Gets a value indicating whether the records are from a file: those of a response have no lines.</summary>
    public bool IsFile => file is not null;

    /// <summary>Gets or sets a value indicating whether the service says that the user's role hides data from the rows.</summary>
    public bool IsRedacted { get; set; }

    /// <summary>Gets the number of rows before the current ones.</summary>
    public long RowsBefore { get; set; }

    /// <summary>Gets the index of the first current row with a value that does not fit; beyond the last one if all values fit.</summary>
    public int MismatchRow { get; private set; } = int.MaxValue;

    /// <summary>Gets the error of that value.</summary>
    public ReportFormatException? Mismatch { get; private set; }

    /// <summary>Continues with the rows after the one with that value, which is rejected.</summary>
    public void ClearMismatch() => (MismatchRow, Mismatch) = (int.MaxValue, null);

    /// <summary>
    /// The positions before and after the fields of the last column, without the carriage returns of line breaks,
    /// with space for those of one more.
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

            // The end of the file is not a line break: a carriage return before it is part of the field.
            lastFieldPositions[(2 * i) + 1] = end - before > 1 && end < bytes.Length && bytes[end - 1] == '\r' ? end - 1 : end;
        }

        return lastFieldPositions;
    }

    /// <summary>Records that a value does not fit, unless an earlier row or column has one already.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value, without quotes.</param>
    /// <param name="row">The index of its row in the current rows.</param>
    /// <param name="position">The start of its field.</param>
    /// <param name="expected">The description of the expected value.</param>
    /// <param name="advice">The advice for the user; null for the advice to declare another type.</param>
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
            : value.IsEmpty && IsRedacted ? RoleAdvice
            : advice ?? $"If the value is correct, declare {(value.IsEmpty ? "\"nullable\": true" : "another \"type\"")} for the column in the dataset's schema file, in \"typed\".";
        Mismatch = CreateException($"{datasetName}.{column.Name} {found} in row {number}; expected: {expected}. {remedy}", position);

        ReportFormatException CreateException(string message, int valuePosition) => new(message, number, column.Name, file?.GetLineNumber(valuePosition), file?.GetByteOffset(valuePosition));
    }
}

namespace Insights.Typed.Reading;

/// <summary>What all records of one run share: their names, for messages, and the pools of their texts.</summary>
internal sealed class RecordSource(string datasetName, IReadOnlyList<string> names)
{
    public string DatasetName { get; } = datasetName;

    public IReadOnlyList<string> Names { get; } = names;

    public TextPool[] Pools { get; } = [.. names.Select(_ => new TextPool())];

    /// <summary>The current row, counted from one, without the header.</summary>
    public long RowNumber { get; set; }
}

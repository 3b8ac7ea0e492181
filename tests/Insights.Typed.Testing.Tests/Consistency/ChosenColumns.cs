using Insights.Typed.Reading;

// Where the random queries look for it: they are those of the client's tests, which read values where this reads text.
namespace Insights.Typed.Client.Tests.Properties;

/// <summary>Stands in for the reader that the generator writes for one <c>Select</c>: reads every column as the text it arrives as.</summary>
internal sealed class ChosenColumns<TRow>(IReadOnlyList<object> columns)
    : RowReader<TRow>([.. columns.Select(GeneratedDataset.NameOf)], reusesRow: true)
    where TRow : class, new()
{
    /// <summary>The texts of the record that was read last.</summary>
    public object?[] Latest { get; private set; } = [];

    protected override TRow NewRow() => new();

    protected override void Read(in Insights.Typed.Reading.Record record, TRow row)
    {
        Latest = new object?[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            Latest[i] = record.TextOrNull(i);
        }
    }
}

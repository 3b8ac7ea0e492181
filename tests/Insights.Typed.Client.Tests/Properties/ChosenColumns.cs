using Insights.Typed.Reading;

namespace Insights.Typed.Client.Tests.Properties;

/// <summary>Stands in for the reader that the generator writes for one <c>Select</c>: reads columns that are chosen at run time.</summary>
internal sealed class ChosenColumns<TRow>(IReadOnlyList<object> columns)
    : RowReader<TRow>([.. columns.Select(GeneratedDataset.NameOf)], reusesRow: true)
    where TRow : class, new()
{
    /// <summary>The values of the record that was read last.</summary>
    public object?[] Latest { get; private set; } = [];

    protected override TRow NewRow() => new();

    protected override void Read(in Insights.Typed.Reading.Record record, TRow row)
    {
        Latest = new object?[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            Latest[i] = columns[i] switch
            {
                Column<long> => record.IntegerOrNull(i),
                Column<decimal> => record.DecimalOrNull(i),
                Column<Guid> => record.GuidOrNull(i),
                DateColumn => record.DateOrNull(i),
                _ => record.TextOrNull(i),
            };
        }
    }
}

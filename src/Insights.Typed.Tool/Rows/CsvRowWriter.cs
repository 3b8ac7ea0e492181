using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes rows as comma-separated values.</summary>
internal sealed class CsvRowWriter : RowWriter
{
    private readonly TextWriter output;

    public CsvRowWriter(TextWriter output, InsightsQuery query)
    {
        this.output = output;
        output.Write(CsvRecord.Format(query.SelectedNames));
    }

    public override void Complete(string? error, RejectedRows? rejected)
    {
    }

    protected override void Write(TextRow row) => output.Write(CsvRecord.Format(row.Values));
}

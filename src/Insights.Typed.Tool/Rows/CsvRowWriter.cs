using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes rows as comma-separated values.</summary>
internal sealed class CsvRowWriter : RowWriter
{
    private readonly TextWriter output;

    public CsvRowWriter(Screen screen, InsightsQuery query)
        : base(screen)
    {
        output = screen.GetRawOutput();
        output.Write(CsvRecord.Format(query.SelectedNames));
    }

    public override void Complete(string? error, RejectedRows? rejected)
    {
    }

    protected override void Write(TextRow row) => output.Write(CsvRecord.Format(row.Values));
}

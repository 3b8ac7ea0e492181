using Insights.Typed.Language;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes rows as tables of a few hundred rows each.</summary>
internal sealed class TableRowWriter(Screen screen, InsightsQuery query) : RowWriter
{
    private const int MaxPageRows = 500;

    private readonly List<IReadOnlyList<Cell>> page = [];
    private bool isShown;

    public override void Complete(string? error, RejectedRows? rejected)
    {
        if (page.Count > 0 || !isShown)
        {
            WritePage();
        }

        screen.WriteLine($"{EnglishText.Count(Count, "row")}{(error is null ? "" : ", incomplete")}.");
    }

    protected override void Write(TextRow row)
    {
        page.Add([.. row.Values.Select(value => (Cell)value)]);
        if (page.Count == MaxPageRows)
        {
            WritePage();
        }
    }

    private void WritePage()
    {
        screen.WriteTable(query.SelectedNames, page);
        page.Clear();
        isShown = true;
    }
}

using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>Rows as tables of some hundred each.</summary>
internal sealed class TableRows(Screen screen, Query query) : RowWriter(screen)
{
    private const int RowsAtOnce = 500;

    private readonly List<IReadOnlyList<Cell>> page = [];
    private bool isShown;

    public override void Complete(string? error, RejectedRows? rejected)
    {
        if (page.Count > 0 || !isShown)
        {
            Show();
        }

        Screen.Line(FormattableString.Invariant($"{Count} row{(Count == 1 ? "" : "s")}."));
    }

    protected override void Write(RowTexts row)
    {
        page.Add([.. row.Values.Select(value => (Cell)value)]);
        if (page.Count == RowsAtOnce)
        {
            Show();
        }
    }

    private void Show()
    {
        Screen.Table(query.SelectedNames, page);
        page.Clear();
        isShown = true;
    }
}

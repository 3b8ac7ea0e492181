using Insights.Typed.Explore.Queries;
using Insights.Typed.Explore.Results;
using Insights.Typed.Language;

namespace Insights.Typed.Explore.Charts;

/// <summary>The columns of a chart: a line over days or times, or bars for the categories of a text.</summary>
/// <param name="X">The index of the column with days, times or categories.</param>
/// <param name="Y">The index of the column with numbers; null to count rows.</param>
/// <param name="IsLine">Whether the chart is a line.</param>
internal sealed record ChartChoice(int X, int? Y, bool IsLine)
{
    /// <summary>Finds the columns that can be the horizontal axis, the most suitable first.</summary>
    public static List<int> FindX(IReadOnlyList<ResultColumn> columns) =>
        [.. Find(columns, column => column.ValueKind.IsTime()), .. Find(columns, IsCategory)];

    /// <summary>Finds the columns with numbers, the most suitable first: a metric is always meant to be shown.</summary>
    public static List<int> FindY(IReadOnlyList<ResultColumn> columns)
    {
        var numbers = Find(columns, column => column.ValueKind.IsNumber()).ToList();
        return [.. numbers.Where(index => columns[index].Kind == "metric"), .. numbers.Where(index => columns[index].Kind != "metric")];
    }

    /// <summary>Chooses the columns; null if the result suggests no chart.</summary>
    /// <param name="table">The result.</param>
    /// <param name="x">The column of the horizontal axis; null for the most suitable one.</param>
    /// <param name="y">The column with numbers; null for the most suitable one.</param>
    /// <exception cref="ExploreException">The result does not have a column, or it cannot have this role.</exception>
    public static ChartChoice? Find(ResultTable table, string? x, string? y)
    {
        var (possibleX, possibleY) = (FindX(table.Columns), FindY(table.Columns));
        if (possibleX.Count == 0)
        {
            return null;
        }

        var chosenX = x is null ? possibleX[0] : Require(table, x, possibleX, "a day, a time or a text");
        int? chosenY = y is not null ? Require(table, y, possibleY, "a number") : possibleY.Count > 0 ? possibleY[0] : null;
        return new ChartChoice(chosenX, chosenY, table.Columns[chosenX].ValueKind.IsTime());
    }

    /// <summary>Whether many rows share a value, so that each value can have a bar.</summary>
    private static bool IsCategory(ResultColumn column) => column.ValueKind switch
    {
        ValueKind.Text or ValueKind.Flag => true,
        ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.DateTime or ValueKind.Guid => false,
    };

    private static int Require(ResultTable table, string name, List<int> possible, string expected) => table.FindColumn(name) is var index && possible.Contains(index)
        ? index
        : throw new ExploreException(ExploreFailure.BadRequest, $"{table.Columns[index].Name} is not {expected}.");

    private static IEnumerable<int> Find(IReadOnlyList<ResultColumn> columns, Predicate<ResultColumn> predicate) =>
        Enumerable.Range(0, columns.Count).Where(index => predicate(columns[index]));
}

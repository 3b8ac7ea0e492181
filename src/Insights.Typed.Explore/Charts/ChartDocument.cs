using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Explore.Queries;
using Insights.Typed.Explore.Results;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Explore.Charts;

/// <summary>The points of a chart, which the database computes: a page never receives all rows for it.</summary>
internal static class ChartDocument
{
    private const int MaxLinePoints = 500;
    private const int MaxBars = 25;

    public static async Task<JsonObject> CreateAsync(ResultTable table, string? x, string? y, CancellationToken cancellationToken)
    {
        if (ChartChoice.Find(table, x, y) is not { } choice)
        {
            return new() { ["kind"] = null, ["reason"] = "The result has no column with days, times or texts." };
        }

        var groups = await table.QueryAsync(WriteSql(table, choice), Group.Read, cancellationToken).ConfigureAwait(false);
        if (choice.IsLine)
        {
            // The latest points were read first.
            groups.Reverse();
        }

        var shown = groups.Count == 0 ? 0 : groups[0].AllRows;
        return new()
        {
            ["kind"] = choice.IsLine ? "line" : "bars",
            ["x"] = table.Columns[choice.X].Name,
            ["y"] = choice.Y is { } number ? table.Columns[number].Name : null,
            ["xHasTimeOfDay"] = table.Columns[choice.X].HasTimeOfDay,
            ["aggregate"] = choice.Y is null ? "count" : groups.TrueForAll(group => group.Rows == 1) ? "value" : "sum",
            ["points"] = ApiResponse.CreateArray(groups.Select(group => new JsonObject { ["x"] = FormatX(group.X, table.Columns[choice.X]), ["y"] = group.Y })),
            ["omitted"] = groups.Count == 0 ? 0 : groups[0].AllGroups - groups.Count,
            ["leftOutRows"] = table.RowCount - shown,
            ["choices"] = new JsonObject
            {
                ["x"] = GetNames(table, ChartChoice.FindX(table.Columns)),
                ["y"] = GetNames(table, ChartChoice.FindY(table.Columns)),
            },
        };
    }

    /// <summary>Writes the query for the groups. A row whose values have no position in the chart is left out: a value that is missing or does not fit its type.</summary>
    private static string WriteSql(ResultTable table, ChartChoice choice)
    {
        var x = table.GetValue(choice.X);
        var (y, number) = choice.Y is { } index ? (table.GetValue(index), "TOTAL(y)") : ("1", "COUNT(*)");
        var (condition, order, limit) = choice.IsLine ? ("AND x IS NOT NULL", "1 DESC", MaxLinePoints) : ("", "2 DESC, 1", MaxBars);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT *, COUNT(*) OVER (), SUM(n) OVER () FROM (
              SELECT x, {number}, COUNT(*) AS n FROM (SELECT {x} AS x, {y} AS y FROM rows) WHERE y IS NOT NULL {condition} GROUP BY 1)
            ORDER BY {order} LIMIT {limit}
            """);
    }

    /// <summary>Writes a value as a browser reads it: without a zone, a time would be that of the machine.</summary>
    private static string? FormatX(string? value, ResultColumn column) => column.HasTimeOfDay ? value + "Z" : value;

    private static JsonArray GetNames(ResultTable table, List<int> columns) => ApiResponse.CreateArray(columns.Select(index => (JsonNode?)table.Columns[index].Name));

    /// <summary>The rows with one value of the horizontal axis.</summary>
    /// <param name="X">The value; null for missing values.</param>
    /// <param name="Y">The sum of their numbers, or their number.</param>
    /// <param name="Rows">Their number.</param>
    /// <param name="AllGroups">The number of all groups, also of those beyond the limit.</param>
    /// <param name="AllRows">The number of rows of all groups.</param>
    private sealed record Group(string? X, double Y, long Rows, long AllGroups, long AllRows)
    {
        public static Group Read(SqliteDataReader reader) =>
            new(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetDouble(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
    }
}

using System.Text.RegularExpressions;
using Insights.Typed.Export.Tests.Tds;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>The driver's query before a bulk load: the depth of transactions, the columns of the table, their collations, and their aliases.</summary>
internal static partial class BulkQuery
{
    /// <summary>The name of the table in the query.</summary>
    public static string GetTable(string query) => Table().Match(query).Groups[1].Value.Replace("''", "'", StringComparison.Ordinal);

    public static void Respond(StandInTable table, TdsWriter response)
    {
        response.WriteResult([TdsColumn.Integer("", bytes: 4)], [[1L]], hasMore: true);
        response.WriteResult([.. table.Columns.Select(column => column.ToTds())], [], hasMore: true);
        response.WriteResult(
            [TdsColumn.Integer("colid", bytes: 4), TdsColumn.Text("name"), TdsColumn.Text("tds_collation"), TdsColumn.Text("collation")],
            [.. table.Columns.Select((column, i) => new object?[] { i + 1L, column.Name, null, column.Collation })],
            hasMore: true);
        response.WriteResult([TdsColumn.Text("Canonical_Column_Name"), TdsColumn.Text("Aliased_Column_Name")], []);
    }

    [GeneratedRegex(@"OBJECT_ID\('((?:[^']|'')*)'\)", RegexOptions.CultureInvariant)]
    private static partial Regex Table();
}

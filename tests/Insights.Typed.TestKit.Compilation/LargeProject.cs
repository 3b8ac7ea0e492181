using System.Globalization;

namespace Insights.Typed.TestKit.Compilation;

/// <summary>The files of a large project: 200 queries, and five ordinary calls of LINQ for each of them.</summary>
public static class LargeProject
{
    public const int Queries = 200;

    private const int QueriesInFile = 10;
    private const int OrdinaryFiles = 20;
    private const int OrdinaryInFile = 50;

    public static SchemaText Schema(int number) => new($"D{number}.json", $$"""
        {
          "datasetName": "D{{number}}",
          "selectableColumns": ["Id", "Name", "Market", "Seats", "Used", "Month", "Percent", "Trial", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"],
          "availableMetrics": ["Total", "Customers"],
          "availableDateRanges": ["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME"],
          "minimumRecurrenceInterval": 24,
          "typed": { "columns": { "Id": { "type": "guid" }, "Seats": { "type": "integer" }, "Used": { "type": "integer" }, "Month": { "type": "date" },
            "Percent": { "type": "decimal" }, "Trial": { "type": "flag", "true": "Y", "false": "N" } } }
        }
        """);

    /// <summary>All C# files, by path.</summary>
    public static IEnumerable<(string Path, string Text)> Files(int datasets)
    {
        for (var file = 0; file < Queries / QueriesInFile; file++)
        {
            yield return ($"Queries{file}.cs", QueryFile(file, datasets));
        }

        for (var file = 0; file < OrdinaryFiles; file++)
        {
            yield return ($"Ordinary{file}.cs", OrdinaryFile(file));
        }
    }

    private static string QueryFile(int file, int datasets) => $$"""
        using System.Linq;
        using Insights.Typed;

        internal static class Queries{{file}}
        {
        {{string.Concat(Enumerable.Range(0, QueriesInFile).Select(i => QueryMethod(i, ((file * QueriesInFile) + i) % datasets)))}}
        }
        """;

    private static string QueryMethod(int number, int dataset) => string.Create(CultureInfo.InvariantCulture, $$"""
            internal static object Query{{number}}(string market) => Datasets.D{{dataset}}
                .Where(x => x.Seats > {{number}} && x.Market == market)
                .OrderByDescending(x => x.Seats)
                .During(t => t.Last6Months)
                .Select(x => new { x.Id, x.Name, Idle = x.Seats - x.Used, N{{number}} = {{number}} });

        """);

    private static string OrdinaryFile(int file) => $$"""
        using System.Collections.Generic;
        using System.Linq;

        internal sealed class Ordinary{{file}}(List<string> names, Dictionary<string, int[]> numbers)
        {
        {{string.Concat(Enumerable.Range(0, OrdinaryInFile).Select(OrdinaryMethod))}}
        }
        """;

    private static string OrdinaryMethod(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
            internal List<int> Method{{number}}(IEnumerable<string> more) =>
                names.Concat(more).Where(n => n.Length > {{number}}).OrderBy(n => n).Select(n => numbers[n].Length + {{number}}).ToList();

        """);
}

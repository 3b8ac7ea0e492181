namespace Insights.Typed.CurrentCompiler.Tests.HotReload;

/// <summary>A generated program with queries, and edits of its queries or also of its schema file.</summary>
internal sealed class EditedProgram(Random random)
{
    /// <summary>The number of kinds of schema edits.</summary>
    public const int SchemaEdits = 7;

    private static readonly string[] Numbers = ["Seats", "Used", "Customers"];

    private readonly List<(int Id, string Where, string Select)> queries = [];
    private readonly List<string> columns = ["Id", "Name", "Seats", "Used", "Note", "Month", "Trial"];
    private readonly List<string> metrics = ["Total", "Customers"];
    private readonly List<string> ranges = ["LAST_MONTH", "LIFETIME"];
    private readonly HashSet<string> used = ["LAST_MONTH", "LIFETIME", "Total", "Customers"];
    private readonly HashSet<string> declared = ["Seats", "Used"];
    private string systemQuery = "SELECT Name, Seats FROM Usage";
    private int next;

    public Dictionary<string, string> Files => new() { ["Program.cs"] = Source, ["Usage.json"] = Schema };

    private string Source => $$"""
        using System;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;
        using System.Collections.Generic;
        using Insights.Typed;

        internal static class Program
        {
            internal static string[] Run() => [{{string.Join(", ", queries.Select(q => $"Query{q.Id}()"))}}, Show(() => Datasets.Usage), Show(() => SystemQueries.Usage)];

        {{string.Join("\n", queries.Select(q => $"    private static string Query{q.Id}() => Show(() => Datasets.Usage{q.Where}.Select({q.Select}));"))}}

            private static string Show<T>(Func<InsightsQuery<T>> query) => Guarded(() => query() + " -> " + Rows(query()));

            private static string Show<T>(Func<SystemQuery<T>> query) where T : class => Guarded(() => query().ToString()!);

            private static string Guarded(Func<string> text)
            {
                try { return text(); } catch (Exception thrown) { return thrown.ToString(); }
            }

            private static string Rows<T>(InsightsQuery<T> query)
            {
                var text = query.ToString();
                var names = text["SELECT ".Length..text.IndexOf(" FROM")].Split(", ");
                var file = string.Join(",", names) + "\r\n" + string.Join(",", names.Select(ValueOf)) + "\r\n";
                return string.Join("; ", ReportFileReader.ReadAsync(query, new MemoryStream(Encoding.UTF8.GetBytes(file))).ToBlockingEnumerable());
            }

            private static string ValueOf(string column) => column switch
            {
                "Seats" => "84", "Used" => "43", "Customers" => "7", "Total" => "1.5", "Month" => "2026-01-31", "Trial" => "Y",
                "Id" => "6209a8fd-93af-442e-8b3f-3df0f77e8463", _ => "of" + column,
            };
        }
        """;

    private string Schema => $$"""
        {
          "datasetName": "Usage",
          "selectableColumns": [{{List(columns)}}],
          "availableMetrics": [{{List(metrics)}}],
          "availableDateRanges": [{{List(ranges)}}],
          "typed": {
            "columns": {
              {{string.Concat(declared.Where(columns.Contains).Select(name => $"\"{name}\": {{ \"type\": \"integer\" }}, "))}}
              "Id": { "type": "guid" }, "Note": { "nullable": true }, "Month": { "type": "date" }, "Trial": { "type": "flag", "true": "Y", "false": "N" }
            },
            "metrics": { "Customers": { "type": "integer" } },
            "systemQueries": [{ "queryId": "1", "query": "{{systemQuery}}" }]
          }
        }
        """;

    public static EditedProgram Create(Random random)
    {
        var program = new EditedProgram(random);
        for (var i = 0; i < 4; i++)
        {
            program.Add(program.queries.Count);
        }

        return program;
    }

    public void EditQueries()
    {
        var at = random.Next(queries.Count);
        var edited = queries[at];
        switch (random.Next(6))
        {
            case 0:
                Add(random.Next(queries.Count + 1));
                break;
            case 1:
                queries[at] = edited with { Where = Where() };
                break;
            case 2:
                queries[at] = edited with { Select = Select() };
                break;
            case 3:
                queries[at] = edited with { Select = edited.Select.Replace("$\"", $"$\"{{x.{Pick(columns)}}} ", StringComparison.Ordinal) };
                break;
            case 4:
                queries[at] = edited with { Select = edited.Select.Replace("Seats", "Used", StringComparison.Ordinal) };
                break;
            default:
                queries.RemoveAt(at);
                queries.Insert(random.Next(queries.Count + 1), edited);
                break;
        }
    }

    public void EditSchema(int kind)
    {
        switch (kind)
        {
            case 0:
                columns.Insert(random.Next(columns.Count + 1), $"Column{next++}");
                break;
            case 1:
                metrics.Insert(random.Next(metrics.Count + 1), $"Metric{next++}");
                break;
            case 2:
                ranges.Insert(random.Next(ranges.Count + 1), $"LAST_{++next}_MONTHS");
                break;
            case 3:
                (columns[0], columns[1]) = (columns[1], columns[0]);
                break;
            case 4:
                metrics.Reverse();
                break;
            case 5:
                systemQuery = $"SELECT Name, Seats FROM Usage WHERE Seats > {next++}";
                break;
            default:
                _ = declared.Remove("Used") || declared.Add("Used");
                break;
        }
    }

    /// <summary>Adds queries that use the added part of the schema. Removing a query would restart the program, and hide the edit.</summary>
    public void UseNewMembers()
    {
        queries.AddRange(ranges.Where(used.Add).Select(range => (next++, $".During(x => x.{PascalCase(range)})", "x => x.Name")).ToList());
        queries.AddRange(metrics.Where(used.Add).Select(metric => (next++, $".Where(x => x.{metric} > 1)", "x => x.Name")).ToList());
    }

    private void Add(int at) => queries.Insert(at, (next++, Where(), Select()));

    private string Where() => random.Next(4) switch
    {
        0 => "",
        1 => $".Where(x => x.Name == \"Woodgrove {random.Next(3)}\")",
        2 => $".Where(x => x.{Numbers[2 * random.Next(2)]} > {random.Next(3)})",
        _ => $".Where(x => x.Seats > {random.Next(3)}).During(x => x.{PascalCase(Pick(ranges))})",
    };

    private string Select()
    {
        var read = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => $"x.{Pick([.. columns, .. metrics])}").ToList();
        return random.Next(3) switch
        {
            0 => $"x => ({read[0]}, {read[^1]})",
            1 => $"x => new {{ First = {read[0]}, x.Seats }}",
            _ => $"x => $\"[{string.Concat(read.Select(column => $"{{{column}}} "))}]\"",
        };
    }

    private string Pick(List<string> names) => names[random.Next(names.Count)];

    private static string List(List<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    private static string PascalCase(string range) => string.Concat(range.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()));
}

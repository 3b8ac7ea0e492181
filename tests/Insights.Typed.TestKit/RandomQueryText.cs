using System.Text;

namespace Insights.Typed.TestKit;

/// <summary>
/// The text of a query that is generated from a seed, the positions of the names that its dataset does not have, or not for the
/// query's date range, and the positions of values that do not fit their column. The analyzer, the tool and the local service are
/// compared with it, so they find the same problems.
/// </summary>
public sealed class RandomQueryText
{
    /// <summary>The schema files of the datasets: with aggregations for some date ranges, without aggregations, and without date ranges.</summary>
    public static IReadOnlyList<string> Schemas { get; } =
    [
        """
        {
          "datasetName": "Usage", "selectableColumns": ["Name", "Market", "Channel", "Seats", "Trial", "Start", "Id"], "availableMetrics": ["Customers"],
          "availableDateRanges": ["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME"],
          "aggregationToDateRangeMapping": { "Daily": "LAST_MONTH,LIFETIME", "Monthly": "lifetime, LAST_3_YEARS", "Weekly": "LAST_3_YEARS" },
          "typed": {
            "columns": { "Seats": { "type": "integer" }, "Trial": { "type": "flag", "true": "Y", "false": "N" }, "Start": { "type": "date" }, "Id": { "type": "guid" } },
            "systemQueries": [{ "queryId": "1", "query": "SELECT Name FROM UsageOfService" }]
          }
        }
        """,
        """
        {
          "datasetName": "Sales", "selectableColumns": ["Name", "Amount", "SoldOn"], "availableDateRanges": ["LIFETIME"],
          "typed": { "columns": { "Amount": { "type": "decimal" }, "SoldOn": { "type": "datetime" } } }
        }
        """,
        """{ "datasetName": "Profile", "selectableColumns": ["City", "Name"] }""",
    ];

    private static readonly Dataset[] Datasets =
    [
        CreateUsage("Usage"),
        CreateUsage("UsageOfService"),
        new("Sales", ["Name", "Amount", "SoldOn"], ["LIFETIME"], []),
        new("Profile", ["City", "Name"], [], []),
    ];

    /// <summary>The literals that fit the columns that are not texts, and those that do not. Numbers and texts are apart, since a list has only one of them.</summary>
    private static readonly Dictionary<string, (string[] Right, string[] Wrong)[]> Literals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Seats"] = [(["5", "-1.5", "123456789012345678901234567890"], []), (["'5'", "'-2.5'"], ["'many'", "'1,5'", "''"])],
        ["Amount"] = [(["5", "-1.5"], []), (["'0.25'"], ["'x'", "'5 %'"])],
        ["Customers"] = [(["5"], []), (["'5'"], ["'none'"])],
        ["Trial"] = [([], ["1", "0"]), (["'Y'", "'n'"], ["'False'", "'yes'", "''"])],
        ["Start"] = [([], ["20240501"]), (["'2024-05-01'", "'2024-05-01T10:30:00Z'"], ["'May'", "'05/01/2026'", "'2024-05-32'", "''"])],
        ["SoldOn"] = [([], ["5"]), (["'2024-05-01'", "'2024-05-01T10:30:00Z'", "'2024-05-01T10:30:00.5'"], ["'noon'", "'10:30'", "'05.01.2024 10:30'"])],
        ["Id"] = [([], ["7"]), (["'2a31c234-1f4e-4c60-909e-76d234f93161'", "'2A31C234-1F4E-4C60-909E-76D234F93161'"], ["'2a31c234'", "''"])],
    };

    private static readonly (string[] Right, string[] Wrong)[] TextLiterals = [(["5", "-1.5"], []), (["'x'", "'2024-05-01'", "''"], [])];

    private readonly Random random;
    private readonly StringBuilder text = new();
    private readonly List<(int Start, int Length)> nameProblems = [];
    private readonly List<(int Start, int Length)> valueProblems = [];

    /// <summary>Initializes a new instance of the <see cref="RandomQueryText"/> class.</summary>
    public RandomQueryText(int seed)
    {
        random = new Random(seed);
        var dataset = Datasets[random.Next(Datasets.Length)];
        var isUnknown = random.Next(12) == 0;
        AddSelect(dataset.Columns, isUnknown);
        text.Append(" FROM ");
        Add(isUnknown ? dataset.Name + "s" : ChangeCase(dataset.Name), !isUnknown);
        AddNames(" WHERE ", " AND ", dataset.Columns, isUnknown, AddComparison);
        AddNames(" ORDER BY ", ", ", dataset.Columns, isUnknown, (_, _) => { });
        if (random.Next(3) > 0)
        {
            AddPeriod(dataset, isUnknown);
        }
    }

    /// <summary>The text, which is a query by the grammar.</summary>
    public string Text => text.ToString();

    /// <summary>The positions of the names with a problem, in the order of the text.</summary>
    public IReadOnlyList<(int Start, int Length)> NameProblems => nameProblems;

    /// <summary>The positions of all names and values with a problem, in the order of the text.</summary>
    public IReadOnlyList<(int Start, int Length)> Problems => [.. nameProblems.Concat(valueProblems).Order()];

    private static Dataset CreateUsage(string name) => new(
        name,
        ["Name", "Market", "Channel", "Seats", "Trial", "Start", "Id", "Customers"],
        ["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME"],
        new() { ["Daily"] = ["LAST_MONTH", "LIFETIME"], ["Monthly"] = ["LIFETIME"] });

    private void AddSelect(string[] columns, bool isUnknown)
    {
        text.Append("SELECT ");
        var selected = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var start = text.Length;
            var name = AddName(columns, isUnknown);
            if (!selected.Add(name) && !isUnknown)
            {
                nameProblems.Add((start, name.Length));
            }

            text.Append(count > 1 ? ", " : "");
        }
    }

    private void AddNames(string keyword, string separator, string[] columns, bool isUnknown, Action<string, bool> addEnding)
    {
        for (var count = random.Next(-1, 5); count > 0; count--)
        {
            text.Append(keyword);
            addEnding(AddName(columns, isUnknown), isUnknown);
            keyword = separator;
        }
    }

    private void AddComparison(string column, bool isUnknown)
    {
        // The text of any value is compared with a pattern.
        if (random.Next(4) == 0)
        {
            text.Append(" LIKE '%a%'");
            return;
        }

        // More often in quotes, where a value of each column can be wrong.
        var literals = Literals.GetValueOrDefault(column, TextLiterals)[random.Next(4) == 0 ? 0 : 1];
        if (random.Next(3) > 0)
        {
            text.Append(Pick([" = ", " != ", " > ", " <= "]));
            AddLiteral(literals, isUnknown);
            return;
        }

        text.Append(Pick([" IN (", " NOT IN ("]));
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            AddLiteral(literals, isUnknown);
            text.Append(count > 1 ? ", " : ")");
        }
    }

    private void AddLiteral((string[] Right, string[] Wrong) literals, bool isUnknown)
    {
        var isWrong = literals.Right.Length == 0 || (literals.Wrong.Length > 0 && random.Next(2) == 0);
        var literal = Pick(isWrong ? literals.Wrong : literals.Right);
        if (isWrong && !isUnknown)
        {
            // The quotes are not a part of the value, unless it is empty.
            valueProblems.Add(literal.StartsWith('\'') && literal.Length > 2 ? (text.Length + 1, literal.Length - 2) : (text.Length, literal.Length));
        }

        text.Append(literal);
    }

    private void AddPeriod(Dataset dataset, bool isUnknown)
    {
        text.Append(" TIMESPAN ");
        var range = Pick(["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME", "LIFETIME", "LIFETIMES", "LAST_3_YEARS"]);
        var isKnown = dataset.Ranges.Contains(range);
        Add(ChangeCase(range), isKnown || isUnknown);
        if (random.Next(2) == 0)
        {
            text.Append(" AGGREGATED ");
            var aggregation = Pick(["Daily", "Daily", "Monthly", "Weekly", "Dayly"]);
            Add(ChangeCase(aggregation), isUnknown || (dataset.Aggregations.TryGetValue(aggregation, out var available) && (!isKnown || available.Contains(range))));
        }
    }

    private string AddName(string[] columns, bool isUnknown)
    {
        var isWrong = random.Next(8) == 0;
        var name = ChangeCase(isWrong ? Pick(["Nme", "Markets", "Country"]) : Pick(columns));
        Add(name, isUnknown || !isWrong);
        return name;
    }

    private void Add(string name, bool isRight)
    {
        if (!isRight)
        {
            nameProblems.Add((text.Length, name.Length));
        }

        text.Append(name);
    }

    private string ChangeCase(string name) => random.Next(4) switch
    {
        0 => name.ToUpperInvariant(),
        1 => name.ToLowerInvariant(),
        _ => name,
    };

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];

    private sealed record Dataset(string Name, string[] Columns, string[] Ranges, Dictionary<string, string[]> Aggregations);
}

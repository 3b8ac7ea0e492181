using System.Text;

namespace Insights.Typed.TestKit;

/// <summary>
/// The text of a query that is generated from a seed, and the positions of the names that its dataset does not have, or not for the
/// query's date range. The analyzer, the tool and the local service are compared with it, so they find the same problems.
/// </summary>
public sealed class RandomQueryText
{
    /// <summary>The schema files of the datasets: with aggregations for some date ranges, without aggregations, and without date ranges.</summary>
    public static IReadOnlyList<string> Schemas { get; } =
    [
        """
        {
          "datasetName": "Usage", "selectableColumns": ["Name", "Market", "Channel"], "availableMetrics": ["Customers"],
          "availableDateRanges": ["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME"],
          "aggregationToDateRangeMapping": { "Daily": "LAST_MONTH,LIFETIME", "Monthly": "lifetime, LAST_3_YEARS", "Weekly": "LAST_3_YEARS" },
          "typed": { "systemQueries": [{ "queryId": "1", "query": "SELECT Name FROM UsageOfService" }] }
        }
        """,
        """{ "datasetName": "Sales", "selectableColumns": ["Name", "Amount"], "availableDateRanges": ["LIFETIME"] }""",
        """{ "datasetName": "Profile", "selectableColumns": ["City", "Name"] }""",
    ];

    private static readonly Dataset[] Datasets =
    [
        CreateUsage("Usage"),
        CreateUsage("UsageOfService"),
        new("Sales", ["Name", "Amount"], ["LIFETIME"], []),
        new("Profile", ["City", "Name"], [], []),
    ];

    private readonly Random random;
    private readonly StringBuilder text = new();
    private readonly List<(int Start, int Length)> problems = [];

    /// <summary>Initializes a new instance of the <see cref="RandomQueryText"/> class.</summary>
    public RandomQueryText(int seed)
    {
        random = new Random(seed);
        var dataset = Datasets[random.Next(Datasets.Length)];
        var isUnknown = random.Next(12) == 0;
        AddSelect(dataset.Columns, isUnknown);
        text.Append(" FROM ");
        Add(isUnknown ? dataset.Name + "s" : ChangeCase(dataset.Name), !isUnknown);
        AddNames(" WHERE ", " AND ", dataset.Columns, isUnknown, " LIKE '%a%'");
        AddNames(" ORDER BY ", ", ", dataset.Columns, isUnknown, "");
        if (random.Next(3) > 0)
        {
            AddPeriod(dataset, isUnknown);
        }
    }

    /// <summary>The text, which is a query by the grammar.</summary>
    public string Text => text.ToString();

    /// <summary>The positions of the names with a problem, in the order of the text.</summary>
    public IReadOnlyList<(int Start, int Length)> Problems => problems;

    private static Dataset CreateUsage(string name) => new(
        name,
        ["Name", "Market", "Channel", "Customers"],
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
                problems.Add((start, name.Length));
            }

            text.Append(count > 1 ? ", " : "");
        }
    }

    private void AddNames(string keyword, string separator, string[] columns, bool isUnknown, string ending)
    {
        for (var count = random.Next(-1, 3); count > 0; count--)
        {
            text.Append(keyword);
            AddName(columns, isUnknown);
            text.Append(ending);
            keyword = separator;
        }
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
            problems.Add((text.Length, name.Length));
        }

        text.Append(name);
    }

    private string ChangeCase(string name) => random.Next(4) switch
    {
        0 => name.ToUpperInvariant(),
        1 => name.ToLowerInvariant(),
        _ => name,
    };

    private string Pick(string[] names) => names[random.Next(names.Length)];

    private sealed record Dataset(string Name, string[] Columns, string[] Ranges, Dictionary<string, string[]> Aggregations);
}

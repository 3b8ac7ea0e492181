namespace Insights.Typed.Generator.Tests.UserCode.Mistakes;

/// <summary>Misspelled names, values of another type, and members of values that columns do not have.</summary>
internal static class ColumnMistakes
{
    private const string Null = "The query language has no test for a missing value";
    private const string NoCase = "The service compares text without regard to letter case";
    private const string NoFunctions = "The query language has no functions of text";
    private const string NoParts = "The query language has no parts of a date";
    private const string Evaluates = "The service evaluates the condition, so it cannot call methods or compute";

    public static readonly Mistake[] Names =
    [
        new("var query = Datasets.⟦Usages⟧.Select(x => x.Name);", "CS0117", "Usages", "var query = Datasets.Usage.Select(x => x.Name);"),
        new("var query = Datasets.Usage.Select(x => x.⟦Nmae⟧);", "CS1061", "Nmae", "var query = Datasets.Usage.Select(x => x.Name);"),
        new("var query = Datasets.Usage.Where(x => x.⟦Seat⟧ > 1);", "CS1061", "does not contain a definition for 'Seat'", "var query = Datasets.Usage.Where(x => x.Seats > 1);"),
        new("var query = Datasets.Usage.OrderBy(x => x.⟦name⟧);", "CS1061", "does not contain a definition for 'name'", "var query = Datasets.Usage.OrderBy(x => x.Name);"),
        new("var query = Datasets.Usage.During(t => t.⟦LastMonths⟧);", "CS1061", "LastMonths", "var query = Datasets.Usage.During(t => t.LastMonth);"),
        new("var query = Datasets.Usage.⟦Were⟧(x => x.Trial);", "CS1061", "Were", "var query = Datasets.Usage.Where(x => x.Trial);"),
        new("var query = Datasets.Usage.Where(x => x.Name.⟦StartWith⟧(\"a\"));", "CS1061", "StartWith", "var query = Datasets.Usage.Where(x => x.Name.StartsWith(\"a\"));"),
        new("var rows = client.⟦RunAsnyc⟧(Datasets.Usage);", "CS1061", "RunAsnyc", "var rows = client.RunAsync(Datasets.Usage);"),
    ];

    public static readonly Mistake[] Values =
    [
        new("var query = Datasets.Sales.Where(x => ⟦x.Amount⟧ > 0.5);", "INS126", "x.Amount has values of the type decimal, and is compared with one of the type double", "var query = Datasets.Sales.Where(x => x.Amount > 0.5m);"),
        new("var query = Datasets.Sales.Where(x => ratio <= ⟦x.Amount⟧);", "INS126", "decimal", "var query = Datasets.Sales.Where(x => (decimal)ratio <= x.Amount);"),
        new("var query = Datasets.Sales.Where(x => ⟦x.Amount⟧ > \"-1.50\");", "INS126", "decimal", "var query = Datasets.Sales.Where(x => x.Amount > -1.50m);"),
        new("var query = Datasets.Sales.Where(x => ⟦x.Amount⟧ > \"1,5\");", "INS126", "decimal"),
        new("var query = Datasets.Sales.Where(x => ⟦x.Amount⟧ > \"5-\");", "INS126", "decimal"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Seats⟧ > 1.5);", "INS126", "long"),
        new("if (limit is null) { return; }\n        var query = Datasets.Usage.Where(x => ⟦x.Seats⟧ > /* at least */ limit /* seats */);", "INS126", "long?", "if (limit is null) { return; }\n        var query = Datasets.Usage.Where(x => x.Seats > /* at least */ limit.Value /* seats */);"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Seats⟧ == \"10\");", "INS126", "string", "var query = Datasets.Usage.Where(x => x.Seats == 10);"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Seats⟧ == \"many\");", "INS126", "string"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Month⟧ >= \"2026-01-31\");", "INS126", "DateOnly or DateTime", "var query = Datasets.Usage.Where(x => x.Month >= new DateOnly(2026, 1, 31));"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Month⟧ == 2026);", "INS126", "int"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Id⟧ == \"6209a8fd-93af-442e-8b3f-3df0f77e8463\");", "INS126", "Guid", "var query = Datasets.Usage.Where(x => x.Id == Guid.Parse(\"6209a8fd-93af-442e-8b3f-3df0f77e8463\"));"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Id⟧ == name);", "INS126", "Guid", "var query = Datasets.Usage.Where(x => x.Id == Guid.Parse(name));"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Trial⟧ == \"Y\");", "INS126", "bool", "var query = Datasets.Usage.Where(x => x.Trial == true);"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Trial⟧ == 0);", "INS126", "bool", "var query = Datasets.Usage.Where(x => x.Trial == false);"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Name⟧ == 10);", "INS126", "string", "var query = Datasets.Usage.Where(x => x.Name == \"10\");"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Used⟧ != null);", "INS126", Null),
        new("var query = Datasets.Usage.Where(x => x.Note != ⟦null⟧);", "INS125", "A value cannot be null", More: "CS8625"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Note⟧ is not null);", "INS126", Null),
        new("var query = Datasets.Usage.Where(x => !(⟦x.Trial⟧ == null));", "INS126", Null),
        new("var query = Datasets.Usage.Where(x => x.Trial && ⟦x.Name⟧ == x.Note);", "INS126", "the query language compares a column with a value only"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Seats⟧ > x.Used);", "INS126", "the query language compares a column with a value only"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Seats⟧);", "INS126", "x.Seats is a column and no condition"),
        new("var query = Datasets.Usage.Where(x => x.Trial && ⟦x.Name⟧ && x.Seats > 1);", "INS126", "Compare it with a value"),
        new("var query = Datasets.Usage.Where(x => name == \"a\" ? x.Trial : ⟦x.Month⟧);", "INS126", "x.Month is a column and no condition"),
        new("var query = Datasets.Usage.During(t => ⟦\"LAST_MONTH\"⟧);", "CS0619", "such as During(t => t.LastMonth)"),
        new("var query = Datasets.Usage.During(t => ⟦name⟧);", "CS0619", "use a switch"),
        new("var query = Datasets.Usage.Where(x => ⟦true⟧);", "INS126", "'true' is a value of the program"),
        new("var query = Datasets.Usage.Where(x => x.Trial && ⟦name == \"a\"⟧);", "INS126", "call Where only if the program requires it"),
    ];

    public static readonly Mistake[] Members =
    [
        new("var query = Datasets.Usage.Where(x => ⟦names.Contains(x.Name)⟧ && x.Trial);", "INS143", "Use x.C.In(list)", "var query = Datasets.Usage.Where(x => x.Name.In(names) && x.Trial);"),
        new("var query = Datasets.Usage.Where(x => !⟦new[] { 1L, 2 }.Contains(x.Seats)⟧);", "INS143", "Use x.C.In(list)", "var query = Datasets.Usage.Where(x => x.Seats.NotIn(new[] { 1L, 2 }));"),
        new("var query = Datasets.Usage.Where(x => ⟦\"Germany,France\".Contains(x.Name)⟧);", "INS143", "A string cannot be searched for a column"),
        new("var query = Datasets.Usage.Where(x => ⟦name.ToCharArray().Contains(x.Name)⟧);", "INS143", "A list cannot be searched for a column"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Name.ToLower()⟧ == \"a\");", "INS143", NoCase, "var query = Datasets.Usage.Where(x => x.Name == \"a\");"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Name.ToUpperInvariant()⟧.Contains(\"A\"));", "INS143", NoCase, "var query = Datasets.Usage.Where(x => x.Name.Contains(\"A\"));"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Name.Equals(\"a\")⟧);", "INS143", "Use == to compare", "var query = Datasets.Usage.Where(x => x.Name == \"a\");"),
        new("var query = Datasets.Usage.Where(x => !⟦x.Name.Equals(\"a\", StringComparison.OrdinalIgnoreCase)⟧);", "INS143", NoCase, "var query = Datasets.Usage.Where(x => x.Name != \"a\");"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Name.StartsWith(\"a\", StringComparison.Ordinal)⟧);", "INS143", NoCase, "var query = Datasets.Usage.Where(x => x.Name.StartsWith(\"a\"));"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Name.Contains('a')⟧);", "INS143", "Use a string", "var query = Datasets.Usage.Where(x => x.Name.Contains(\"a\"));"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Name.Length⟧ > 3);", "INS143", NoFunctions),
        new("var query = Datasets.Usage.Where(x => ⟦x.Name.Trim()⟧ == \"a\");", "INS143", NoFunctions),
        new("var query = Datasets.Usage.Where(x => ⟦x.Name.Substring(0, 2)⟧ == \"ab\");", "INS143", NoFunctions),
        new("var query = ⟦Datasets.Usage.Where(x => string.IsNullOrEmpty(x.Note))⟧;", "INS143", Evaluates),
        new("var query = ⟦Datasets.Usage.Where(x => System.Text.RegularExpressions.Regex.IsMatch(x.Name, \"a+\"))⟧;", "INS143", Evaluates),
        new("var query = ⟦Datasets.Usage.Where(x => x.Seats % 2 == 0)⟧;", "INS143", Evaluates),
        new("var query = ⟦Datasets.Usage.Where(x => x.Name is \"a\" or \"b\")⟧;", "INS143", Evaluates),
        new("var query = Datasets.Usage.Where(x => ⟦x.Month.Year⟧ == 2026);", "INS143", NoParts, "var query = Datasets.Usage.Where(x => x.Month >= new DateOnly(2026, 1, 1) && x.Month < new DateOnly(2027, 1, 1));"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Month.Month⟧ > 6);", "INS143", NoParts),
        new("var query = Datasets.Usage.Where(x => ⟦x.Month.AddDays(1)⟧ > new DateOnly(2026, 1, 1));", "INS143", "Compute the other side"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Used.HasValue⟧);", "INS143", Null),
        new("var query = Datasets.Usage.Where(x => ⟦x.Used.Value⟧ > 5);", "INS143", "Compare the column itself", "var query = Datasets.Usage.Where(x => x.Used > 5);"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Seats.Contains(\"5\")⟧);", "INS143", "Only a column of text has this method"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Month.In(\"2026-01-31\")⟧);", "INS143", "values of its type"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Seats.NotIn(\"1\", \"2\")⟧);", "INS143", "values of its type"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Trial.StartsWith(\"Y\")⟧);", "INS143", "Only a column of text has this method"),
        new("var query = Datasets.Usage.Where(x => ⟦x.Trial > false⟧);", "INS143", "A Boolean column has no order"),
        new("var query = ⟦Datasets.Usage.OrderBy(x => x.Seats > 1)⟧;", "INS143", "The service orders by columns"),
        new("var query = ⟦Datasets.Usage.OrderBy(x => new { x.Name, x.Seats })⟧;", "INS143", "The service orders by columns"),
    ];
}

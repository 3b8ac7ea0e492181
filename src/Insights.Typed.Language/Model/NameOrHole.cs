namespace Insights.Typed.Language;

/// <summary>The name of a column, metric or date range, or a hole for a name that is known only at run time.</summary>
public readonly record struct NameOrHole
{
    private NameOrHole(string text, bool isHole) => (Text, IsHole) = (text, isHole);

    /// <summary>The name; for a hole, the C# source of the value.</summary>
    public string Text { get; }

    /// <summary>Gets a value indicating whether the name is known only at run time.</summary>
    public bool IsHole { get; }

    /// <summary>Creates a name.</summary>
    /// <param name="name">The name.</param>
    public static NameOrHole FromName(string name) => new(name, isHole: false);

    /// <summary>Creates a hole.</summary>
    /// <param name="source">The C# source of the value.</param>
    public static NameOrHole FromHole(string source) => new(source, isHole: true);
}

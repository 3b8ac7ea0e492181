namespace Insights.Typed.Language;

/// <summary>The name of a column, metric or date range, or a hole where it is known only at run time.</summary>
public readonly record struct NameOrHole
{
    private NameOrHole(string text, bool isHole) => (Text, IsHole) = (text, isHole);

    /// <summary>The name; for a hole, the C# source of the value.</summary>
    public string Text { get; }

    /// <summary>Whether it is known only at run time.</summary>
    public bool IsHole { get; }

    /// <summary>A name.</summary>
    /// <param name="name">The name.</param>
    public static NameOrHole FromName(string name) => new(name, isHole: false);

    /// <summary>A hole.</summary>
    /// <param name="source">The C# source of the value.</param>
    public static NameOrHole FromHole(string source) => new(source, isHole: true);
}

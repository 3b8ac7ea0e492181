namespace Insights.Typed.Language;

/// <summary>The positions of a pattern's wildcards for any text.</summary>
[Flags]
public enum Wildcards
{
    /// <summary>No wildcard.</summary>
    None = 0,

    /// <summary>Before the text.</summary>
    Before = 1,

    /// <summary>After the text.</summary>
    After = 2,
}

/// <summary>The methods of a text column that match a pattern around a text.</summary>
public static class WildcardMethods
{
    private static readonly (Wildcards Wildcards, string CSharp)[] Table =
    [
        (Wildcards.Before | Wildcards.After, "Contains"),
        (Wildcards.After, "StartsWith"),
        (Wildcards.Before, "EndsWith"),
    ];

    /// <summary>Gets the names of the methods.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Select(entry => entry.CSharp)];

    /// <summary>Gets the wildcards that a method puts around its text; null for any other name.</summary>
    /// <param name="method">The name of the method.</param>
    public static Wildcards? FromCSharp(string method) => Array.FindIndex(Table, entry => entry.CSharp == method) is >= 0 and var index ? Table[index].Wildcards : null;

    /// <summary>Gets the method that puts these wildcards around its text; null without wildcards.</summary>
    /// <param name="wildcards">The wildcards.</param>
    public static string? ToCSharp(this Wildcards wildcards) => Array.Find(Table, entry => entry.Wildcards == wildcards).CSharp;
}

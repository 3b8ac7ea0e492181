namespace Insights.Typed.Language;

/// <summary>Where a pattern has a wildcard for any text.</summary>
[Flags]
public enum Wildcards
{
    /// <summary>Nowhere.</summary>
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

    /// <summary>The wildcards that a method puts around its text; null for any other name.</summary>
    /// <param name="method">The name of the method.</param>
    public static Wildcards? FromCSharp(string method) => Array.FindIndex(Table, entry => entry.CSharp == method) is >= 0 and var index ? Table[index].Wildcards : null;

    /// <summary>The method that puts these wildcards around its text; null where no wildcard is.</summary>
    /// <param name="wildcards">The wildcards.</param>
    public static string? ToCSharp(this Wildcards wildcards) => Array.Find(Table, entry => entry.Wildcards == wildcards).CSharp;
}

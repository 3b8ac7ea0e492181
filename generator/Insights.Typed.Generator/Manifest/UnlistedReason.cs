namespace Insights.Typed.Generator.Manifest;

/// <summary>Why a query is not in the list.</summary>
internal static class UnlistedReason
{
    public const string RunTimeText = "The text of the query is known only at run time.";

    public const string RunTimeDataset = "The dataset of the query is known only at run time.";

    public const string UnknownType = "The type of the query is not known to this generator: another generator writes it, or it does not exist.";

    public const string Razor = "A Razor file uses a query; its code is written by another generator.";

    public static string InvalidText(string error) => $"The text of the query is not valid: {error}";

    public static string ForeignSchema(string dataset) => $"The schema of {dataset} belongs to another project.";
}

namespace Insights.Typed.Tool.Rows;

/// <summary>The format of a file of rows.</summary>
internal enum RowFormat
{
    Csv,
    JsonLines,
    Parquet,
}

/// <summary>The extensions of the formats.</summary>
internal static class RowFormats
{
    /// <summary>The extensions, for messages.</summary>
    public const string Extensions = ".csv, .jsonl or .parquet";

    /// <summary>Finds the format of a file; null if its extension has none.</summary>
    public static RowFormat? Find(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => RowFormat.Csv,
        ".JSONL" => RowFormat.JsonLines,
        ".PARQUET" => RowFormat.Parquet,
        _ => null,
    };
}

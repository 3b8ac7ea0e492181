namespace Insights.Typed.Export.Files;

/// <summary>The format of the files in a folder.</summary>
public enum ExportFormat
{
    /// <summary>Apache Parquet, with the types of the columns.</summary>
    Parquet,

    /// <summary>Comma-separated values (RFC 4180) with a header, in UTF-8.</summary>
    Csv,

    /// <summary>One JSON object on each line (JSON Lines), in UTF-8.</summary>
    JsonLines,
}

/// <summary>The names of the formats' files.</summary>
internal static class ExportFormats
{
    public static string GetExtension(this ExportFormat format) => format switch
    {
        ExportFormat.Parquet => ".parquet",
        ExportFormat.Csv => ".csv",
        ExportFormat.JsonLines => ".jsonl",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The format is unknown."),
    };
}

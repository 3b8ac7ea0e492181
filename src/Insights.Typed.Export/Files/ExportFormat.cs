namespace Insights.Typed.Export.Files;

/// <summary>The format of a file of rows. The names of the members, in lower case, are also the names of the formats in the file that configures an export.</summary>
public enum ExportFormat
{
    /// <summary>Apache Parquet, with the types of the columns.</summary>
    Parquet,

    /// <summary>Comma-separated values (RFC 4180) with a header, in UTF-8.</summary>
    Csv,

    /// <summary>One JSON object on each line (JSON Lines), in UTF-8.</summary>
    Jsonl,
}

/// <summary>The extensions of the formats' files.</summary>
public static class ExportFormats
{
    /// <summary>Gets the extension of a format's files, such as <c>.parquet</c>.</summary>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is unknown.</exception>
    public static string GetExtension(this ExportFormat format) => format switch
    {
        ExportFormat.Parquet => ".parquet",
        ExportFormat.Csv => ".csv",
        ExportFormat.Jsonl => ".jsonl",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The format is unknown."),
    };

    /// <summary>Finds the format of a file by its extension, in any letter case.</summary>
    /// <param name="path">The path of the file, or its name.</param>
    /// <returns>The format; null if none has the extension.</returns>
    public static ExportFormat? Find(string path)
    {
        var extension = Path.GetExtension(path);
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            if (string.Equals(format.GetExtension(), extension, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return null;
    }
}

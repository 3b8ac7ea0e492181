namespace Insights.Typed.Explore.Files;

/// <summary>The format of a saved result.</summary>
internal enum ResultFormat
{
    Csv,
    JsonLines,
    Parquet,
}

internal static class ResultFormats
{
    /// <summary>Finds the format with a file extension, without its dot; null if none has it.</summary>
    public static ResultFormat? Find(string extension)
    {
        foreach (var format in Enum.GetValues<ResultFormat>())
        {
            if (format.GetExtension() == extension)
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>Gets the name that the page shows.</summary>
    public static string GetText(this ResultFormat format) => format switch
    {
        ResultFormat.Csv => "CSV",
        ResultFormat.JsonLines => "JSON lines",
        ResultFormat.Parquet => "Parquet",
    };

    public static string GetExtension(this ResultFormat format) => format switch
    {
        ResultFormat.Csv => "csv",
        ResultFormat.JsonLines => "jsonl",
        ResultFormat.Parquet => "parquet",
    };

    public static string GetContentType(this ResultFormat format) => format switch
    {
        ResultFormat.Csv => "text/csv; charset=utf-8",
        ResultFormat.JsonLines => "application/jsonl",
        ResultFormat.Parquet => "application/vnd.apache.parquet",
    };
}

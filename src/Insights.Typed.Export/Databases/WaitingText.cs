namespace Insights.Typed.Export.Databases;

/// <summary>The limit of the text of rows that wait in memory to be stored together. A number of rows alone would not limit it: one text can have megabytes.</summary>
internal static class WaitingText
{
    /// <summary>The number of bytes, in addition to those of the last row, after which the rows are stored.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;
}

using System.Text;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>Shorthands for tests that read rows from a report.</summary>
internal static class Reports
{
    public static Task<List<T>> ReadAsync<T>(InsightsQuery<T> query, string text, byte separator = Records.Comma, int chunk = int.MaxValue) =>
        ReadAsync(query, Encoding.UTF8.GetBytes(text), separator, chunk);

    public static async Task<List<T>> ReadAsync<T>(InsightsQuery<T> query, byte[] bytes, byte separator = Records.Comma, int chunk = int.MaxValue)
    {
        var rows = new List<T>();
        using var stream = new ChunkedStream(bytes, chunk);
        await foreach (var row in ReportReader.ReadAsync(stream, query.CreateProjector(), query.DatasetName, separator, Records.Limit, rejecter: null, isRedacted: false, TestContext.Current.CancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The value of a report with one row and one column, which is the only one that the query selects.</summary>
    public static async Task<T> ValueAsync<T>(InsightsQuery<T> query, string field) =>
        Assert.Single(await ReadAsync(query, $"{Assert.Single(query.SelectedNames)}\n\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"));

    /// <summary>The error with which a report is rejected.</summary>
    public static Task<ReportFormatException> RefusalAsync<T>(InsightsQuery<T> query, string text) =>
        Assert.ThrowsAsync<ReportFormatException>(() => ReadAsync(query, text));

    /// <summary>The message with which a field is rejected, after the common part is checked and removed.</summary>
    public static async Task<string> FieldRefusalAsync<T>(InsightsQuery<T> query, string field)
    {
        var column = Assert.Single(query.SelectedNames);
        var error = await Assert.ThrowsAsync<ReportFormatException>(() => ValueAsync(query, field));
        var start = $"Everything.{column} ";

        Assert.Equal((1, column), (error.RowNumber, error.ColumnName));
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
        return error.Message[start.Length..];
    }
}

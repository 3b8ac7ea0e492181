using System.Text;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>Shorthands for tests that read rows from the response to a test query.</summary>
internal static class Previews
{
    public static List<T> Read<T>(InsightsQuery<T> query, string json) => Read(query, Encoding.UTF8.GetBytes(json));

    public static List<T> Read<T>(InsightsQuery<T> query, byte[] json) => [.. new PreviewReader<T>(query.CreateProjector(), query.DatasetName).Read(json).Rows];

    public static string? ReadLink<T>(InsightsQuery<T> query, string json) =>
        new PreviewReader<T>(query.CreateProjector(), query.DatasetName).Read(Encoding.UTF8.GetBytes(json)).NextLink;

    /// <summary>The rows of a response that contains these and nothing else.</summary>
    public static List<T> Rows<T>(InsightsQuery<T> query, string rows) => Read(query, $$"""{"value":[{{rows}}]}""");

    /// <summary>The error with which rows are rejected.</summary>
    public static ReportFormatException Refusal<T>(InsightsQuery<T> query, string rows) =>
        Assert.Throws<ReportFormatException>(() => Rows(query, rows));
}

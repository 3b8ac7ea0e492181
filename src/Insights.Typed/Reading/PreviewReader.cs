using System.Text.Json;
using Insights.Typed.Contracts;

namespace Insights.Typed.Reading;

/// <summary>Reads the rows of a test query: JSON objects in the service's envelope.</summary>
internal static class PreviewReader
{
    /// <exception cref="ReportFormatException">The rows do not match the query.</exception>
    /// <exception cref="JsonException">The response is not JSON.</exception>
    public static (List<TResult> Rows, bool Redacted) Read<TResult>(ReadOnlySpan<byte> response, RowProjector<TResult> projector, string datasetName)
    {
        var run = new ReadContext(datasetName, projector.Columns);
        var record = new JsonRecord(datasetName, run);
        var rows = new List<TResult>();
        var json = new Utf8JsonReader(response);
        var isRedacted = false;
        if (!MoveToRows(ref json, ref isRedacted))
        {
            throw new ReportFormatException("The service's response to a test query has no 'value' with its rows.");
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw new ReportFormatException($"Row {run.RowsBefore + 1} of the service's response is not an object.", run.RowsBefore + 1);
            }

            projector.Read(record.Read(ref json));
            if (run.Mismatch is { } mismatch)
            {
                throw mismatch;
            }

            rows.Add(projector.Project(0));
            run.RowsBefore++;
        }

        // Only the end shows that the response is complete: a truncated response must not be accepted.
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1)
            {
                isRedacted |= ReadIsRedacted(ref json);
            }
        }

        return (rows, isRedacted);
    }

    private static bool MoveToRows(ref Utf8JsonReader json, ref bool isRedacted)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (IsNamed(ref json, "value"))
            {
                json.Read();
                return json.TokenType == JsonTokenType.StartArray;
            }

            isRedacted |= ReadIsRedacted(ref json);
            json.Skip();
        }

        return false;
    }

    private static bool ReadIsRedacted(ref Utf8JsonReader json)
    {
        var isRedactedProperty = IsNamed(ref json, "dataRedacted");
        json.Read();
        return isRedactedProperty && (LenientBooleanConverter.TryRead(ref json, out var value) ? value == true : throw new JsonException("The field dataRedacted is not a Boolean."));
    }

    private static bool IsNamed(ref Utf8JsonReader json, string name) =>
        string.Equals(JsonText.TryGet(ref json), name, StringComparison.OrdinalIgnoreCase);
}

using System.Text.Json;

namespace Insights.Typed.Reading;

/// <summary>Reads the rows of a test query: JSON objects in the envelopes of one response or, if the service pages them, of several.</summary>
internal sealed class PreviewReader<TResult>
{
    private readonly RowProjector<TResult> projector;
    private readonly ReadContext run;
    private readonly JsonRecord record;

    public PreviewReader(RowProjector<TResult> projector, string datasetName)
    {
        this.projector = projector;
        run = new ReadContext(datasetName, projector.Columns);
        record = new JsonRecord(datasetName, run);
    }

    /// <summary>Gets a value indicating whether a response so far says that the user's role hides data, also one whose rows do not match the query.</summary>
    public bool IsRedacted => run.IsRedacted;

    /// <summary>Reads a response.</summary>
    /// <exception cref="ReportFormatException">The rows do not match the query.</exception>
    /// <exception cref="JsonException">The response is not the documented JSON. It can be read again.</exception>
    public PreviewPage<TResult> Read(ReadOnlySpan<byte> response)
    {
        var envelope = PreviewEnvelope.Read(response);
        run.IsRedacted |= envelope.IsRedacted;
        return new(ReadRows(envelope.Rows), envelope.NextLink);
    }

    private List<TResult> ReadRows(Utf8JsonReader json)
    {
        var rows = new List<TResult>();
        if (json.TokenType == JsonTokenType.Null)
        {
            return rows;
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

        return rows;
    }
}

/// <summary>The rows in one response to a test query.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="NextLink">The link to the next rows; null if none follow.</param>
internal sealed record PreviewPage<TResult>(IReadOnlyList<TResult> Rows, string? NextLink);

using System.Text.Json.Serialization;
using Insights.Typed;

internal sealed record Seats(string Customer, long Assigned)
{
    public static IAsyncEnumerable<Seats> PreviewAsync(InsightsClient insights, CancellationToken cancellationToken) =>
        insights.PreviewAsync(Datasets.DynamicsUsage.Take(3).Select(x => new Seats(x.CustomerName, x.AssignedSeats)), cancellationToken);
}

[JsonSerializable(typeof(IAsyncEnumerable<Seats>))]
[JsonSerializable(typeof(InsightsReport))]
[JsonSerializable(typeof(ReportExecution))]
[JsonSerializable(typeof(DatasetDescription))]
internal sealed partial class AppJson : JsonSerializerContext;

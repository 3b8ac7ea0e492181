using Insights.Typed;

Console.WriteLine(Datasets.Seats.Select(x => x.Room));
Console.WriteLine(Datasets.Seats.Where(x => x.Room == @"A\B ""😀 ü"" */ %41;").Select(x => x.Seat));
Console.WriteLine(Datasets.Training.Select(x => x.Course));
Console.WriteLine(Datasets.DynamicsUsage.Select(x => x.NewColumn));

var service = new Uri(Environment.GetEnvironmentVariable("INSIGHTS_BASE_ADDRESS")!);
await using var insights = new InsightsClient(service, InsightsCredential.FromToken(Environment.GetEnvironmentVariable("INSIGHTS_ACCESS_TOKEN")!));
await foreach (var customer in insights.PreviewAsync(Datasets.OfficeUsage.Distinct().Take(2).Select(x => new { x.CustomerName })))
{
    Console.WriteLine(customer.CustomerName.Length > 0);
}

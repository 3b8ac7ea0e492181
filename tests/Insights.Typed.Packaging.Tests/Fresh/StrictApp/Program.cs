using Insights.Typed;

Console.WriteLine(Strict.Queries.Customers);
Console.WriteLine(Datasets.DynamicsUsage.Where(x => x.AssignedSeats.In(new List<int> { 1, 2 })).Take(1).ToString().EndsWith("WHERE AssignedSeats IN (1, 2) LIMIT 1", StringComparison.Ordinal));
Console.WriteLine(typeof(Datasets).Assembly.GetName().Name);
